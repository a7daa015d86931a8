import QtQuick
import Sunshine.Backend

// The picture on machines without a GPU.
SoftVideo {}
