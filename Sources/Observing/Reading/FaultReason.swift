import AirQuality
import Chronology
import Wording

/// Why a row, or a whole file, was kept aside. All wording for it is here; each says what to do about it.
enum FaultReason: Hashable {
    // The file
    case empty
    case tooLarge(bytes: Int)
    case encoding(TextEncoding)
    case unknownLayout
    case nobodyKnown
    case tooManyRows(maximum: Int)
    // The row
    case csv(CSVProblem)
    case cut(cells: Int, expected: Int)
    case cells(Int, expected: Int)
    case date(String)
    case hour(String)
    case future(Timestamp)
    case tooOld(name: String)
    case unknownStation(String)
    case unknownCity(String)
    case unknownType(String)
    case value(column: String, text: String)
    case beyond(column: String, text: String, limit: String)
    case tooManyFaults
}

extension FaultReason {
    /// What is wrong and what to do about it.
    var text: Bilingual {
        switch self {
        case .empty, .tooLarge, .encoding, .unknownLayout, .nobodyKnown, .tooManyRows, .tooManyFaults: fileText
        case .csv, .cut, .cells, .unknownType, .value, .beyond: cellText
        case .date, .hour, .future, .tooOld, .unknownStation, .unknownCity: meaningText
        }
    }

    private var fileText: Bilingual {
        switch self {
        case .empty:
            Bilingual(zh: "文件为空；请检查下载是否完成", en: "the file is empty; check that its download has finished")
        case .tooLarge(let bytes):
            Bilingual(
                zh: "文件有 \(bytes) 字节，超过 \(Intake.maximumBytes)；请按月拆分",
                en: "the file has \(bytes) bytes and the most is \(Intake.maximumBytes); split it by months")
        case .encoding(let encoding): Self.text(of: encoding)
        case .unknownLayout:
            Bilingual(
                zh: "不认识此表头；应为 Date,Hour,WatchPoint,… 或 date,hour,type,… 或 city,date,…，见 Deploy/sample/air",
                en:
                    "no known layout has this header; it should be Date,Hour,WatchPoint,… or date,hour,type,… or city,date,… as in Deploy/sample/air"
            )
        case .nobodyKnown:
            Bilingual(
                zh: "表头中没有已登记的站点或城市；请在 Playbooks/region/stations.yaml 中添加站点，或在 places.yaml 中添加别名",
                en: "no column is a known station or city; add stations to Playbooks/region/stations.yaml or aliases to places.yaml there")
        case .tooManyRows(let maximum):
            Bilingual(
                zh: "文件超过 \(maximum) 行，其后未读；请按月拆分",
                en: "the file has more than \(maximum) rows, and the rest was not read; split it by months")
        default:
            Bilingual(
                zh: "有问题的行超过 \(Intake.maximumFaults) 处，其余只计数；请先改正以上各处",
                en: "more than \(Intake.maximumFaults) rows are faulty, and the rest are only counted; correct these first")
        }
    }

    private static func text(of encoding: TextEncoding) -> Bilingual {
        switch encoding {
        case .gb18030:
            Bilingual(
                zh: "文件为 GBK/GB 18030 编码；请转换：iconv -f GB18030 -t UTF-8",
                en: "the file is in GBK/GB 18030; convert it: iconv -f GB18030 -t UTF-8")
        case .utf16:
            Bilingual(zh: "文件为 UTF-16 编码；请转换：iconv -f UTF-16 -t UTF-8", en: "the file is in UTF-16; convert it: iconv -f UTF-16 -t UTF-8")
        case .utf8, .unknown:
            Bilingual(
                zh: "文件不是 UTF-8 文本；请确认它是 CSV 并转换为 UTF-8", en: "the file is no UTF-8 text; make sure that it is CSV and convert it to UTF-8")
        }
    }
}

// MARK: - Cells

extension FaultReason {
    private var cellText: Bilingual {
        switch self {
        case .csv(let problem): Self.text(of: problem)
        case .cut(let cells, let expected):
            Bilingual(
                zh: "最后一行未写完（\(cells)/\(expected) 格）；文件写完后会再读",
                en: "the last row is cut off (\(cells) of \(expected) cells); it is read again when the file has grown")
        case .cells(let cells, let expected):
            Bilingual(
                zh: "此行有 \(cells) 格，表头有 \(expected) 格；请核对逗号与引号",
                en: "the row has \(cells) cells and the header \(expected); check its commas and quotes")
        case .unknownType(let type):
            Bilingual(
                zh: "不认识项目“\(type)”；应为 AQI、PM2.5、PM10、SO2、NO2、O3、O3_8h、CO 等",
                en: "there is no quantity ‘\(type)’; write AQI, PM2.5, PM10, SO2, NO2, O3, O3_8h or CO")
        case .value(let column, let text):
            Bilingual(
                zh: "“\(column)”的值“\(text)”不是数；没有值时请写 NaN 或留空",
                en: "‘\(column)’ is ‘\(text)’, which is no number from 0 up; write NaN or nothing where there is no value")
        case .beyond(let column, let text, let limit):
            Bilingual(
                zh: "“\(column)”的值 \(text) 超出仪器范围（\(limit)）；请向网络管理单位核实",
                en: "‘\(column)’ is \(text), beyond what instruments measure (\(limit)); ask whoever runs the network")
        default: fileText
        }
    }

    private static func text(of problem: CSVProblem) -> Bilingual {
        switch problem {
        case .unclosedQuote: Bilingual(zh: "引号没有结束；请补上或删去引号", en: "a quoted cell does not end; close its quote or take it out")
        case .textAfterQuote: Bilingual(zh: "引号结束后还有文字；请在引号后写逗号", en: "there is text behind a closing quote; put a comma there")
        case .strayQuote:
            Bilingual(zh: "单元格中间有引号；请将整格放入引号并双写内部引号", en: "a quote stands inside a cell; quote the whole cell and double the quote")
        case .tooLong:
            Bilingual(
                zh: "此行超过 \(CSVReader.maximumRowBytes) 字节或 \(CSVReader.maximumCells) 格；请核对引号",
                en: "the row has more than \(CSVReader.maximumRowBytes) bytes or \(CSVReader.maximumCells) cells; check its quotes")
        }
    }
}

// MARK: - Times and names

extension FaultReason {
    private var meaningText: Bilingual {
        switch self {
        case .date(let text):
            Bilingual(zh: "“\(text)”不是日期；请写如 20200326", en: "‘\(text)’ is no day; write it like 20200326")
        case .hour(let text):
            Bilingual(zh: "“\(text)”不是小时；请写 0 至 24", en: "‘\(text)’ is no hour; write 0 to 24")
        case .future(let stamp):
            Bilingual(
                zh: "时间 \(stamp.beijingText) 尚未到来；请核对日期与时钟", en: "\(stamp.beijingText) has not come yet; check the date and the clocks")
        case .tooOld(let name):
            Bilingual(
                zh: "“\(name)”的此时次早于所保留的 \(PlaceHours.maximumDays) 天，此行及同类各行未采用；旧日请以日均值文件（city,date,…）提供，或在空的日志中按时间顺序读入",
                en:
                    "‘\(name)’: this and like rows are older than the \(PlaceHours.maximumDays) days that are held; give old days as a file of daily means (city,date,…), or read old hours into an empty journal in the order of time"
            )
        case .unknownStation(let name):
            Bilingual(
                zh: "站点“\(name)”未登记，此行及同名各行未采用；请在 Playbooks/region/stations.yaml 中添加该站点或别名，然后重新读入此文件",
                en:
                    "no station is called ‘\(name)’; this and all its rows were left out: add it, or an alias, to Playbooks/region/stations.yaml and read the file again"
            )
        case .unknownCity(let name):
            Bilingual(
                zh: "城市“\(name)”未登记，此行及同名各行未采用；请在 Playbooks/region/places.yaml 中添加该地点或别名，然后重新读入此文件",
                en:
                    "no place is called ‘\(name)’; this and all its rows were left out: add it, or an alias, to Playbooks/region/places.yaml and read the file again"
            )
        default: cellText
        }
    }

    /// Rows with the same fault of this kind share one report, which names the first of them.
    var isShared: Bool {
        switch self {
        case .tooOld, .unknownStation, .unknownCity: true
        case .empty, .tooLarge, .encoding, .unknownLayout, .nobodyKnown, .tooManyRows, .csv, .cut, .cells, .date, .hour, .future,
            .unknownType,
            .value, .beyond, .tooManyFaults:
            false
        }
    }
}
