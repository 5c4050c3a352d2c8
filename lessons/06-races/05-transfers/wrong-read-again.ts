import { Lock, request, server } from "interleave";

const bank = server({ latency: [20, 200] });
type Account = { name: string; balance: number; lock: Lock };
const account = (name: string): Account => ({ name, balance: 100, lock: new Lock() });
const [ada, bo, cleo, dan, eve, closed] = ["Ada", "Bo", "Cleo", "Dan", "Eve", "Zed"].map(account) as [Account, Account, Account, Account, Account, Account];

async function note(from: Account, to: Account) {
  await request(`/note/${from.name}/${to.name}`, { server: bank });
  if (to === closed) throw new Error(`the account of ${to.name} is closed`);
}

/** Moves money if there is enough, once the bank has noted it down. */
async function transfer(from: Account, to: Account, amount: number) {
  if (from.balance < amount) return;
  await note(from, to);
  from.balance -= amount;
  to.balance += amount;
}

const transfers = [
  transfer(ada, closed, 10),
  transfer(ada, bo, 80),
  transfer(ada, cleo, 80),
  transfer(bo, ada, 50),
  transfer(dan, eve, 10),
  transfer(eve, dan, 20),
];
for (const result of await Promise.allSettled(transfers)) if (result.status === "rejected") console.log(result.reason.message);
console.log("balances", ada.balance, bo.balance, cleo.balance, dan.balance, eve.balance);
