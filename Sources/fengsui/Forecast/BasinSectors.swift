import Forecasting
import Wording

extension [GuidanceSector] {
    /// The sectors of the Tarim basin of which guidance is asked where no playbook says otherwise: west to east, from the foot of the Kunlun
    /// to that of the Tianshan.
    static let tarim: [GuidanceSector] = [
        sector("west", Bilingual(zh: "喀什一带", en: "around Kashgar"), 75..<77),
        sector("bachu", Bilingual(zh: "巴楚一带", en: "around Bachu"), 77..<79),
        sector("centre", Bilingual(zh: "沙漠中部", en: "middle of the desert"), 79..<82),
        sector("east", Bilingual(zh: "沙漠东部", en: "east of the desert"), 82..<84),
    ]

    private static func sector(_ id: String, _ name: Bilingual, _ longitudes: Range<Double>) -> GuidanceSector {
        GuidanceSector(id: id, name: name, longitudes: longitudes, latitudes: 37...41)
    }
}
