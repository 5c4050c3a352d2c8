class D { constructor(@inject private a: number) {} m(@check() b: string) {} }
