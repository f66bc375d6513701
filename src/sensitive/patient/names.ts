/** The surnames that more than nine of ten people in China have, and the frequent ones of two characters. */
const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文洪颜鲍翁葛尤柳倪章季骆岳齐梅庞殷施牛樊俞凌祝左涂' +
  // Rarer ones that begin no frequent word.
  '冉屠桑祁霍聂晏瞿阮缪卓佟娄戚邬褚岑荀宓伍鄢佘滕麦甘蔺冼柯艾甄靳翟裴臧吉阚骆闵苗苟邝柴焦' +
  // The same in traditional characters, and those that are frequent where these are written.
  '張劉陳楊黃趙吳孫馬鄭謝許韓馮鄧蕭葉蘇呂盧鍾譚陸賈鄒閻龍賴蔣餘塗萬錢湯賀龔顧邱簡詹連鄔嚴遊藍溫歐闕池';
const DOUBLE_SURNAMES = '欧阳|上官|司马|诸葛|皇甫|尉迟|公孙|慕容|令狐|司徒|东方|夏侯';

/** A Chinese name, as the source of a regular expression: two or three characters, or four with a double surname. */
export const CHINESE_NAME = `(?:(?:${DOUBLE_SURNAMES})[\\u4e00-\\u9fff]{1,2}|[${SURNAMES}][\\u4e00-\\u9fff]{1,2})`;

/** Begins like a name and is none. */
const NOT_A_NAME =
  /周期|周[一二三四五六日末]|高血|高危|高热|高龄|高级|黄疸|安全|方便|方式|方案|常规|常见|常用|余额|金额|白细|白内|水肿|石膏|万元|任何|任务|于是|何时|何种|年龄|性别|诊断|编码|信息|名称|字段|类型|记录|数据|系统|医院|医生|医师|护士|科室|患者|病人|检查|报告|病历|病案|体检|处方|住院|门诊|出院|入院|列表|管理|查询|文件|测试|示例|模板|管理|史[料诗]|程序|程度|严重|康复|向导|左侧|左肺|左心|江[苏西]|苏州|龙江|文档|文书|文本|文字|金华|高新|石家|夏季|毛细|方法|时间|日期|状态|汤剂|万能|白带|胡乱|马上|钟点|向日|施工|实施|单位|人员|全部|主任|主治|先生|女士|老师|工程|经理|王府|张家|黄山|武汉|安徽|马鞍|于都|常州|常德|金额|钱包|单价|费用|家属|雷公|方剂|施术|易感|严禁|叶酸|凌晨|章节|季度|左右|贺卡|康宁|程控|付款|付费|支付|余量|许可|江门|杜绝|段落|龙岩|段码|甘肃|病|症|癌|瘤|疹|炎$|梅毒|易位|黄染|黄色|黄痰|黄绿|黄褐|白痰|白色|白班|温水|温度|^.{1,2}管$|.{2}[省市县]$/;
/** The John Does of Chinese documents. */
const NOBODY = /^(?:张三|李四|王五|赵六|赵四|王二|陈七|李雷|韩梅梅|钱七|孙七|周八|小明)$|某|测试/;

/** True for what may be the name of a real person. */
export function isPersonName(name: string): boolean {
  return !NOT_A_NAME.test(name) && !NOBODY.test(name);
}

/** Words that are written like names: of forms, systems and places, and of what is asked about a patient. */
const FIELD =
  /\b(?:Name|Record|Data|Service|Center|Centre|Registration|Portal|System|Information|Management|List|Details?|First|Last|Full|Doe|Test|Demo|Sample|Search|Number|Admission|Discharge|Department|Hospital|Clinic|Health|Medical|Care|Visit|Status|Type|Module|Page|View|Form|Report|Unknown|Anonymous|Example|Patient|Doctor|Index|Master|Identifier|Address|History|Summary|Not|No|All|New|Add|Edit|Select|Enter|Lookup|Required|Male|Female|Sign|Symbol|Icon|Given|Family|Code|Country|Group|Place|Order|Indicator|Language|Date|Class|Account|Race|Religion|Location|Comment|Result|Safety|Info)\b/;

/** Country Code, Birth Place: written like a name, and none. */
export function isFieldName(name: string): boolean {
  return FIELD.test(name);
}

/** True where the whole text is a Chinese name. */
export function isWholeName(text: string): boolean {
  return WHOLE.test(text) && isPersonName(text);
}

const WHOLE = new RegExp(`^${CHINESE_NAME}$`);
