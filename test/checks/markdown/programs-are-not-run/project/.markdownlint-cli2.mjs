throw new Error("run");
