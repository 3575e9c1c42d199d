"""When: from the work and its people to the engine, and from the engine's plan to a proposal."""
