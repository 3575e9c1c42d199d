"""Forms: the shape of what comes in; rules are the actions' business."""
