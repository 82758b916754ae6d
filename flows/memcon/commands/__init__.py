"""The commands of memcon, a module each: what they take, which stage they call, how they end."""
