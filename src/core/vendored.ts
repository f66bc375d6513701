/** Folders of code that others maintain, and libraries that projects carry with them under their own names. */
const FOLDER_NAMES =
  'node_modules bower_components jspm_packages web_modules vendor vendors third_party third-party thirdparty 3rdparty externals .yarn .pnpm-store site-packages .venv venv virtualenv Pods Carthage uni_modules ueditor kindeditor ckeditor tinymce layui easyui jquery-easyui My97DatePicker zTree font-awesome fontawesome pdfjs swagger-ui CordovaLib tcpdf fpdf fpdi mpdf dompdf html2pdf adodb adodb5 phpmailer phpexcel phpword nusoap htmlpurifier phpseclib simplesamlphp pclzip phpqrcode geshi fckeditor';
/** Frameworks and parts of pages that are copied whole, with their samples and manuals. */
const FRAMEWORKS =
  'smarty yii yii2 zend codemirror jpgraph phpmyadmin wp-includes wp-admin adminer xajax pear domit codeigniter angularjs jquery jqueryui jquery-ui bootstrap datatables highcharts echarts extjs sencha fullcalendar summernote chart.js raphael flot select2 mathjax reveal.js mediaelement plupload webuploader uploadify umeditor wangeditor lodop cefsharp openlayers cornerstone dwv papaya amcharts fusioncharts yui dojo dojox dijit mootools prototype scriptaculous tiny_mce jscalendar overlib dhtmlx dhtmlxsuite timthumb elfinder kcfinder responsivefilemanager pma phpmailer-master phppgadmin swfupload xmlrpc messi';

export const VENDORED_FOLDERS: ReadonlySet<string> = new Set(
  `${FOLDER_NAMES} ${FRAMEWORKS}`.toLowerCase().split(' '),
);

/** Names of libraries that are copied into projects, with or without a version. */
const LIBRARIES =
  'jquery jqueryui bootstrap angular ember backbone underscore lodash require modernizr prototype moment dayjs vue vue-router vuex react react-dom d3 three raphael chart echarts highcharts handlebars mustache knockout leaflet ol select2 datatables dataTables zepto swiper video hls crypto-js md5 sha1 base64 jsencrypt xlsx pdf html2canvas html5shiv respond polyfill sockjs stomp socket.io axios mootools dojo yui extjs ext-all ztree layui layer wdatepicker ueditor kindeditor ckeditor tinymce codemirror ace jszip clipboard qrcode sweetalert toastr plupload webuploader uploadify lodop lodopfuncs font-awesome normalize animate element-ui index.umd marked';
const LIBRARY_NAMES = LIBRARIES.replaceAll('.', '\\.').replaceAll(' ', '|');
export const LIBRARY_FILE = new RegExp(
  `^(?:${LIBRARY_NAMES})(?:[-.]?v?\\d[\\w.]*)?(?:[-.](?:all|full|core|slim|pack|common|global|prod|bundle|esm|umd|zh-cn))*\\.(?:js|css|mjs|cjs)$`,
  'i',
);

/** Below these every folder is a module of the program: `java/com/his/vendor` is about suppliers. */
const PROGRAM_FOLDERS = new Set('java kotlin scala groovy views pages controllers'.split(' '));
const COMPILED_FOLDERS = new Set('java kotlin scala groovy'.split(' '));
const OF_PAGES = /\.(?:js|css|less|s[ac]ss|html?)$/;

/**
 * The folders of a path down to where the program's own modules begin.
 * @param lower with slashes, in lower case
 */
export function foldersAboveProgram(lower: string): string[] {
  const folders = lower.split('/');
  const name = folders.pop() ?? '';
  // Pages lie beside compiled code, with the libraries that they use.
  const isOfPages = OF_PAGES.test(name);
  const program = folders.findIndex(
    folder => PROGRAM_FOLDERS.has(folder) && !(isOfPages && COMPILED_FOLDERS.has(folder)),
  );
  return folders.slice(0, program < 0 ? undefined : program);
}

/** `_tcpdf_5.0.002`, `jquery-ui-1.10.3.custom`, `PHPMailer-master`: a name with what a download adds to it. */
const ADDED = /[-_.](?:custom|master|main|dist|src|min|old|new|bak)$/;
const VERSION = /[-_.]?v?\d[\w.]{0,20}$/;

function nameOf(folder: string): string {
  const name = folder.replace(/^[-_]/, '').replace(ADDED, '').replace(ADDED, '');
  const [first = ''] = VERSION.exec(name) ?? [];
  return first === name ? name : name.slice(0, name.length - first.length);
}

/** The folder of a path that is a copy of a library; undefined where there is none. */
export function vendoredFolder(path: string): string | undefined {
  const folders = foldersAboveProgram(path.replaceAll('\\', '/').toLowerCase());
  return folders.find(folder => VENDORED_FOLDERS.has(folder) || VENDORED_FOLDERS.has(nameOf(folder)));
}
