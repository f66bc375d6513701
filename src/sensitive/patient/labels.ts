/** Labels of numbers that lead to one patient, as people write them. */
export const RECORD_LABEL =
  '医保(?:卡号?|号码?|编号|电子凭证号?)|社保(?:卡号?|号码?)|社会保障号码?|住院(?:号码?|编号|流水号|登记号|病历号)|门诊(?:号码?|编号|病历号)|病案(?:号码?|编号|首页号)|病历(?:号码?|编号|卡号)|就诊(?:号码?|卡号?|流水号|登记号|编号)|诊疗卡号?|登记号|挂号(?:序号|流水号|单号)|检查(?:号|单号)|检验(?:号|单号)|标本(?:号|条码号?)|影像号|放射号|超声号|病理号|体检(?:号码?|编号)|健康(?:卡号?|档案(?:号|编号))|居民健康(?:卡号?|档案号)|处方(?:号|编号)|患者(?:ID|编号|号码?|主索引号?|唯一号)|病人(?:ID|编号|号码?)|腕带号|床旁号|新农合(?:证号|医疗证号|号)|合作医疗证?号|住院號碼?|病歷號碼?|門診號碼?';
/** The same as names of columns, fields and parameters, in English and in Pinyin. */
export const RECORD_KEY =
  'MRN|MR[ _-]?(?:no|number|#)|medical[ _-]?record(?:s)?[ _-]?(?:number|no|id|#)|patient[ _-]?(?:id|no|number|code)|in[ _-]?patient[ _-]?(?:no|number|id)|out[ _-]?patient[ _-]?(?:no|number|id)|admission[ _-]?id|hosp(?:ital)?\\.?[ _-]?(?:no|number|#)|(?:chart|admission|encounter|visit)[ _-]?(?:no|number|#)|case[ _-]?(?:no|number)|accession[ _-]?(?:no|number)|medicare[ _-]?(?:no|number|id)|insurance[ _-]?(?:card[ _-]?)?(?:no|number|id)|health[ _-]?card[ _-]?(?:no|number)|UHID|EMPI|zyh|zyhm|mzh|mzhm|bah|blh|blhm|brid|brbh|jzh|jzlsh|jzkh|ybkh|ylkh|sbkh|tjbh|in[ _-]?hos(?:p(?:ital)?)?[ _-]?(?:no|id)|inp[ _-]?no|psn_no|mdtrt_id|pat_?id|pid_?no|cartao_?sus|cns|prontuario|aktenzeichen|fallnummer|nhi';

/** Columns and words that say that a row or a line is about a patient's stay. */
export const VISIT =
  /诊断|住院号|门诊号|病案号|病历号|就诊|入院|出院|床[号位]|主诉|现病史|病情|手术|检查(?:部位|项目|结果)|检验|处方|医嘱|病区|过敏|MRN|diagnos|admission|admitted|discharge|ward|bed|medical record/i;
/** Columns of lists of people who work there. */
export const STAFF_COLUMN =
  /职务|岗位|职称|部门|科室负责|工号|角色|单位|公司|厂商|分机|邮箱|联系人|签到|参会|出席|值班|培训|负责|role|title|position|department|company|e-?mail|attendee|staff|vendor/i;
export const PATIENT_COLUMN =
  /^(?:患者|病人|病员|受检者|受检人|就诊人|住院病人|患者姓名|病人姓名|患者名称|病人名称|受检者姓名|就诊人姓名|産婦|产妇姓名?|患儿姓名?|patient|patient[ _]?name|name of patient|brxm|hzxm|patient_?full_?name|paciente|(?:nome|nombre)[ _]?(?:do |del )?paciente|patientenname|pasien|nama_?pasien|пациент|фио пациента|患者氏名|患者名|환자명?)$/i;
export const NAME_PART_COLUMN =
  /^(?:patient[ _]?)?(?:(?:first|last|given|family|middle|maiden)[ _]?names?|surname|forename)$/i;
export const NAME_COLUMN = /^(?:姓名|名字|名称|name|full ?name|xm)$/i;

/** What a diagnosis is called in the end; departments are called so, too. */
export const DISEASE =
  /(?:癌|肿瘤|肉瘤|瘤|炎|综合征|梗死|梗塞|骨折|出血|感染|衰竭|结石|硬化|高血压|糖尿病|结核|抑郁症?|白血病|哮喘|心衰|中风|卒中|冠心病|肾病|肝病|肺病|心脏病|精神分裂|早产|流产|艾滋|梅毒|乙肝|丙肝|贫血|尿毒症|癫痫|痴呆|帕金森|脓毒症|阑尾|疝气?|囊肿|息肉|溃疡)(?!科|专科|组|中心|门诊|病区|研究|医院|模板|字典|数据|专家|筛查|防治|知识|编码|诊疗|论坛)/;
export const ENGLISH_DISEASE =
  /cancer|carcinoma|tumou?r|leuk[a]?emia|lymphoma|diabet|hypertension|HIV|AIDS|pneumonia|tuberculosis|hepatitis|cirrhosis|stroke|infarct|fracture|sepsis|COPD|asthma|dementia|depress|schizophreni|epilepsy|appendicitis|COVID|syphilis|renal failure|heart failure|an[a]?emia/i;
