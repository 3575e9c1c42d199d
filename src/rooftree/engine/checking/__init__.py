"""The judgements of plans that `check` puts together, each written from the definition alone."""
