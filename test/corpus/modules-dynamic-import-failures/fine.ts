export const fine = "fine";
