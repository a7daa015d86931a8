"""Screen models of the citizen's touch screen: QObjects that fold taps, derive what is shown and say what changed."""
