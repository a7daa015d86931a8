"""Screen models of the citizen's touch screen: QObjects that fold taps, derive what a page shows and say what changed."""
