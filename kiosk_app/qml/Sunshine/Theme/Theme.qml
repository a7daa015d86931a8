pragma Singleton

import QtQuick

// Every colour, size and duration of the program. A window binds the inputs; everything else follows.
QtObject {
    id: theme

    // Inputs: window in pixels, screen diagonal in inches (0: unknown), and what the citizen chose.
    property real windowWidth: 1080
    property real windowHeight: 1920
    property real screenInches: 0
    property bool large: false
    property bool contrast: false
    property bool lowWanted: false
    property bool reducedMotion: false
    property bool chrome: true  // whether the window carries the kiosk's header and assistance bar
    property bool headless: false  // whether the page has a band of its own in the header's place

    property real keyboardHeight: 0  // what the on-screen keyboard covers at the window's lower edge

    readonly property bool portrait: windowHeight > windowWidth
    readonly property bool low: lowWanted && portrait
    readonly property real unit: Math.min(windowWidth, windowHeight) / 1080
    readonly property real scale: large ? 1.35 : 1

    readonly property real bannerHeight: low ? Math.round(windowHeight * 0.448) : 0
    readonly property real headerHeight: low ? bannerHeight : headless ? 0 : px(168)
    readonly property real barHeight: px(large ? 176 : 132)
    readonly property real pageWidth: windowWidth
    readonly property real pageHeight: windowHeight - (chrome ? headerHeight + barHeight : 0)
    readonly property real strip: Math.max(touch, px(100))  // the keyboard's row of candidates
    readonly property real covered: Math.max(0, keyboardHeight - (chrome ? barHeight : 0))  // of a page, by the keyboard
    readonly property bool compact: pageHeight < px(1000)

    // Colours. `overX` is what is written on X (a name with "on" would be taken for a signal handler).
    readonly property color paper: contrast ? "#000000" : "#FBF8F2"
    readonly property color surface: contrast ? "#000000" : "#FFFFFF"
    readonly property color ink: contrast ? "#FFFFFF" : "#14233A"
    readonly property color inkSoft: contrast ? "#F2F2F2" : "#435269"
    readonly property color line: contrast ? "#FFE35A" : "#E3DED3"
    readonly property color lineStrong: contrast ? "#FFE35A" : "#8C8577"
    readonly property color blue: contrast ? "#FFE35A" : "#123C78"
    readonly property color blueDeep: contrast ? "#000000" : "#0B2A57"
    readonly property color blueSoft: contrast ? "#1F1C00" : "#E6EEF9"
    readonly property color overBlue: contrast ? "#000000" : "#FFFFFF"
    readonly property color sun: contrast ? "#FFE35A" : "#F5A81C"
    readonly property color sunSoft: contrast ? "#000000" : "#FFF1D3"
    readonly property color sunDeep: contrast ? "#FFE35A" : "#6E4000"
    readonly property color overSun: contrast ? "#000000" : "#14233A"
    readonly property color green: contrast ? "#7DFFB2" : "#157A4E"
    readonly property color greenSoft: contrast ? "#000000" : "#E0F3E9"
    readonly property color overGreen: contrast ? "#000000" : "#FFFFFF"
    readonly property color amber: contrast ? "#FFE35A" : "#985A00"
    readonly property color amberSoft: contrast ? "#000000" : "#FFF0D6"
    readonly property color overAmber: contrast ? "#000000" : "#FFFFFF"
    readonly property color red: contrast ? "#FFA8A0" : "#B8322A"
    readonly property color redSoft: contrast ? "#000000" : "#FBE6E3"
    readonly property color overRed: contrast ? "#000000" : "#FFFFFF"
    readonly property color overHeader: "#FFFFFF"
    readonly property color overHeaderSoft: contrast ? "#FFFFFF" : "#D9E4F5"
    readonly property color headerEnd: contrast ? "#000000" : "#17468C"
    readonly property color sunLight: contrast ? "#FFE35A" : "#FFD27A"
    readonly property color overTile: "#FFFFFF"
    readonly property color tileBlue: contrast ? "#000000" : "#0E3064"
    readonly property color tileBlueEnd: contrast ? "#000000" : "#1B4F9B"
    readonly property color tileAmber: contrast ? "#000000" : "#5A3400"
    readonly property color tileAmberEnd: contrast ? "#000000" : "#824B00"
    readonly property color tileGreen: contrast ? "#000000" : "#094A2E"
    readonly property color tileGreenEnd: contrast ? "#000000" : "#0D6540"
    readonly property color tileRed: contrast ? "#000000" : "#701A15"
    readonly property color tileRedEnd: contrast ? "#000000" : "#9E2B23"
    readonly property color keyBed: contrast ? "#000000" : "#D5DBE5"
    readonly property color keyQuiet: contrast ? "#1F1C00" : "#BCC6D6"
    readonly property color marker: "#E0241B"  // a finger's stroke on a picture, which keeps its own colours
    readonly property color markerHalo: "#FFFFFF"
    readonly property color signature: "#14233A"  // ink on a sheet, which stays white in every mode
    readonly property color sheet: "#FFFFFF"
    readonly property color sheetLine: "#8C8577"
    readonly property color chosen: "#1B6FE0"  // frame of the place a tapped fact stands at, on a picture
    readonly property color dimmed: "#4DF4F1EA"  // over what a correction left as it was, on a picture
    readonly property color veil: contrast ? "#E6000000" : "#B30B2A57"
    readonly property color pressed: contrast ? "#59FFE35A" : "#2414233A"
    readonly property color shine: contrast ? "#00000000" : "#1AFFFFFF"
    readonly property color shade: contrast ? "#00000000" : "#0A14233A"

    // Type, in pixels.
    readonly property string family: "Noto Sans SC"
    readonly property string iconFamily: "Material Design Icons"
    readonly property int note: px(24 * scale)
    readonly property int label: px(28 * scale)
    readonly property int body: px(32 * scale)
    readonly property int lead: px(38 * scale)
    readonly property int title: px(52 * scale)
    readonly property int hero: px(76 * scale)

    // Space, shape, touch, motion.
    readonly property int s4: px(4)
    readonly property int s8: px(8)
    readonly property int s16: px(16)
    readonly property int s24: px(24)
    readonly property int s32: px(32)
    readonly property int s48: px(48)
    readonly property int s64: px(64)
    readonly property int rChip: px(20)
    readonly property int rCard: px(28)
    readonly property int rTile: px(36)
    readonly property int hair: Math.max(1, px(2))
    readonly property int stroke: Math.max(2, px(contrast ? 5 : 3))
    readonly property int touch: Math.max(px(96), physical(15))
    readonly property int apart: Math.max(px(16), physical(8))
    readonly property real faint: 0.45  // how much of itself shows what cannot be tapped now
    readonly property int press: reducedMotion ? 0 : 90
    readonly property int page: reducedMotion ? 0 : 180
    readonly property int settle: 50  // milliseconds a screen is left alone before heavy parts are loaded
    readonly property int arrival: 500  // milliseconds a new question takes no answer: the second half of a double tap

    // Logical pixels (as on a screen 1080 wide) to pixels of this window.
    function px(logical: real): int {
        return Math.round(logical * unit);
    }

    // Millimetres on the physical screen to pixels; 0 while the diagonal is unknown.
    function physical(millimetres: real): int {
        if (screenInches <= 0)
            return 0;
        const diagonal = Math.sqrt(windowWidth * windowWidth + windowHeight * windowHeight);
        return Math.ceil(millimetres / 25.4 * diagonal / screenInches);
    }

    // The pixel size of a step of the type scale by its name.
    function type(kind: string): int {
        switch (kind) {
        case "note":
            return note;
        case "label":
            return label;
        case "lead":
            return lead;
        case "title":
            return title;
        case "hero":
            return hero;
        default:
            return body;
        }
    }
}
