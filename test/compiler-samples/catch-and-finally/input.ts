try { await 1; } catch { console.log("caught"); } finally { console.log("end"); }
