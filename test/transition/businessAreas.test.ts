import assert from 'node:assert/strict';
import {
  areaGroups,
  isCarrier,
  labelIn,
  withoutShared,
  wordsOfName,
} from '../../src/transition/businessAreas.ts';
import { interfaceCandidates } from '../../src/transition/interfaceCandidates.ts';

const keys = (...paths: string[]) =>
  areaGroups(paths.map((path, index) => ({ path, weight: 100 - index, areas: [] }))).map(({ key }) => key);

describe('the areas of somebody’s work', () => {
  it('put together what is about one thing, whatever the class is for the program', () => {
    const java = 'web/src/main/java/com/his/outpatient';
    assert.deepEqual(
      keys(
        `${java}/controller/InfusionRecordController.java`,
        `${java}/service/impl/InfusionRecordServiceImpl.java`,
        `${java}/service/IInfusionRecordService.java`,
        'web/src/main/resources/mapper/outpatient/InfusionRecordMapper.xml',
      ),
      ['InfusionRecord'],
    );
    assert.deepEqual(
      keys('src/patients/labs/Labs.tsx', 'src/patients/labs/ViewLab.tsx', 'src/patients/visits/Visit.tsx'),
      ['labs', 'visits'],
    );
    assert.deepEqual(keys('src/views/inpatientNurse/index.vue'), ['inpatientNurse']);
    assert.deepEqual(keys('src/incidents/list/ViewIncidents.tsx', 'src/model/IncidentRepository.ts'), [
      'incidents',
    ]);
    assert.deepEqual(keys('src/shared/components/input/Select.tsx'), ['Select']);
  });

  it('tell their screens first, however much was done elsewhere, and then what weighs most', () => {
    const [group] = areaGroups([
      { path: 'a/lab/LabRepository.java', weight: 900, areas: [] },
      { path: 'a/lab/LabServiceImpl.java', weight: 5, areas: [] },
      { path: 'a/lab/LabMapper.xml', weight: 950, areas: [] },
      { path: 'a/lab/LabController.java', weight: 1, areas: [] },
    ]);
    assert.deepEqual(
      group?.paths.map(path => path.slice('a/lab/'.length)),
      ['LabController.java', 'LabServiceImpl.java', 'LabMapper.xml', 'LabRepository.java'],
    );
    assert.equal(group?.weight, 1856);
  });

  it('are called by the work, where the folder says only how the code is laid out', () => {
    const java = 'core/src/main/java/com/firm/hiscore';
    assert.deepEqual(
      keys(
        `${java}/controller/toll/TollRecordController.java`,
        `${java}/services/impl/TollRecordServicelmpl.java`,
        `${java}/services/impl/TollRecordSerivceImpl.java`,
        `${java}/entity/TollRecord.java`,
      ),
      ['TollRecord'],
      'also where somebody mistyped',
    );
    assert.deepEqual(keys('src/Library/Core/Model/BloodUnit.cs', 'src/Library/News/INewsRepository.cs'), [
      'BloodUnit',
      'News',
    ]);
  });

  it('are not the project itself, its migrations, tests and scaffolding', () => {
    const files = ['Tender', 'News', 'BloodBank'].map(name => `src/Library/${name}/${name}Service.cs`);
    assert.deepEqual(keys(...files, 'src/Library/Sending.cs').sort(), ['BloodBank', 'News', 'Tender']);
    for (const path of [
      'src/Library/Migrations/20221113_AddNews.cs',
      'src/Library/Settings/HospitalDbContext.cs',
      'src/API/Mapping/MappingProfile.cs',
      'src/API/Program.cs',
      'src/Library/Core/UnitOfWork.cs',
      'HospitalAPITest/MockData/Tender.cs',
      'Hospital.Tests/Setup/Factory.cs',
      'src/Library/Core/IRepository.cs',
    ])
      assert.deepEqual(keys(path), [], path);
    assert.deepEqual(keys('src/latest/News.cs'), ['latest'], 'a word that only ends alike');
  });

  it('are told apart by what not all of them begin with', () => {
    assert.deepEqual(withoutShared(['his toll', 'his ward', 'his bed', 'alipay']), [
      'toll',
      'ward',
      'bed',
      'alipay',
    ]);
    assert.deepEqual(withoutShared(['his', 'his ward', 'his bed']), ['his', 'ward', 'bed']);
    assert.deepEqual(withoutShared(['blood bank', 'blood unit', 'news', 'tender']), [
      'blood bank',
      'blood unit',
      'news',
      'tender',
    ]);
  });

  it('are never called by what was done to a file', () => {
    for (const words of ['添加字段', '查询列表', '新增代码'])
      assert.equal(labelIn(`<!--${words}-->`), undefined);
    assert.equal(labelIn('<!--添加字段-->\n<!-- 病区 -->'), undefined, 'only the first says what it is');
    assert.equal(labelIn('<!-- 病区 -->'), '病区');
  });

  it('are no carriers of data, tests or settings of editors', () => {
    for (const path of [
      'a/dto/MedicationDto.java',
      'a/MedicationVo.java',
      'a/enums/BloodType.java',
      'a/common/constant/CommonConstants.java',
      'a/utils/DateUtils.java',
      'src/__tests__/patients/Labs.test.tsx',
      '.idea/workspace.xml',
      'a/SearchParam.java',
    ]) {
      assert.deepEqual(keys(path), [], path);
      assert.equal(isCarrier(path), true, path);
    }
  });

  it('are called as the project calls them', () => {
    const [first] = areaGroups([
      { path: 'a/XController.java', weight: 1, areas: ['Settlement'] },
      { path: 'b/YController.java', weight: 1, areas: ['Settlement'] },
    ]);
    assert.deepEqual([first?.key, first?.isNamed, first?.paths.length], ['Settlement', true, 2]);
    assert.equal(wordsOfName('OutpatientInfusionRecord'), 'outpatient infusion record');
    assert.equal(wordsOfName('HL7Message-queue'), 'hl7 message queue');
  });

  for (const [text, label] of [
    ['/**\n * 门诊输液记录\n *\n * @author x\n */\nclass A {}', '门诊输液记录'],
    ['/**\r\n * 药品目录 impl\r\n */', '药品目录'],
    ['/**\n * 门诊皮试记录Service业务层处理\n */', '门诊皮试记录'],
    ['@Api(tags = "医保结算")\n/**\n * x\n */', '医保结算'],
    ["export default { meta: { title: '住院护士站' } }", '住院护士站'],
    ['/**\n * Returns the bill.\n */', undefined],
    ['/**\n * 这里是一个很长很长的句子，说明了这个类应该怎样使用以及为什么\n */', undefined],
  ] as const)
    it(`reads ${label ?? 'no name'} in ${JSON.stringify(text.slice(0, 30))}`, () => {
      assert.equal(labelIn(text), label);
    });
});

describe('interfaces that a project seems to have', () => {
  it('are found in code, keys and to-dos, as words of their own', () => {
    const found = interfaceCandidates([
      'src/list/Listener.java',
      'src/YibaoSettle.java',
      'application.yml his.lis.url',
      'todo: HL7 ack is missing',
      'src/modules/drgsGroup/x.ts',
    ]);
    assert.deepEqual(
      found.map(({ kind, name, from }) => [kind, name, from]),
      [
        ['medical-insurance', '医保', 'src/YibaoSettle.java'],
        ['drg', 'DRG/DIP', 'src/modules/drgsGroup/x.ts'],
        ['other', 'LIS', 'application.yml his.lis.url'],
        ['other', 'HL7', 'todo: HL7 ack is missing'],
      ],
    );
  });
});
