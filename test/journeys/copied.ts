/** What programs put on the clipboard, shortened by hand, and what may be left of it in the editor and in the plain box. */
type Copied = { html: string; text: string; rich: string; plain: string };

const word = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"><head>
<meta name=Generator content="Microsoft Word 15"><style><!-- @font-face {font-family:Calibri;} p.MsoNormal {margin:0cm; font-size:11.0pt;} --></style>
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings/></xml><![endif]--></head><body lang=EN-GB><!--StartFragment-->
<h2 style='margin-top:2.0pt'><span style='color:#2F5496'>What helped me<o:p></o:p></span></h2>
<p class=MsoNormal>Slept <b style='mso-bidi-font-weight:normal'>well</b>, walked <i>slowly</i>.<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>Gloves<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='text-indent:-18.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span style='font-family:"Courier New"'><span style='mso-list:Ignore'>o<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>soft ones<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>Cream<o:p></o:p></p>
<p class=MsoNormal>And a <a href="https://help.example/x">page</a>.<img width=1 height=1 src="file:///C:/Users/x/clip_image001.png"><o:p></o:p></p>
<!--EndFragment--></body></html>`;

const googleDocs = `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr" style="line-height:1.38;"><span style="font-size:11pt;font-family:Arial;color:#000000;font-weight:400;">Plain and </span><span style="font-size:11pt;font-weight:700;">heavy</span><span style="font-style:italic;font-weight:400;"> slanted</span></p><br /><ol style="margin-top:0;"><li dir="ltr" style="list-style-type:decimal;" aria-level="1"><p dir="ltr" role="presentation"><span style="font-weight:400;">first</span></p></li><li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span style="font-weight:400;">second</span></p></li></ol></b><br class="Apple-interchange-newline">`;

const page = `<div style="color: rgb(10, 10, 10);"><h3 onclick="x()">A heading</h3><p>Some <em>text</em> with <code>code</code>, <a href="javascript:x()">a trap</a> and <a href="https://far.example/">a link</a>.</p><script>x()</script><style>p{}</style><table><tbody><tr><td>Mon</td><td>rest</td></tr><tr><td>Tue</td><td>walk</td></tr></tbody></table><blockquote><p>Said by others</p></blockquote><img src="https://far.example/pixel.png"><iframe src="https://far.example/"></iframe></div>`;

export const copied: Record<string, Copied> = {
  Word: {
    html: word,
    text: 'What helped me\r\nSlept well, walked slowly.\r\n·\tGloves\r\no\tsoft ones\r\n·\tCream\r\nAnd a page.\r\n',
    rich: '**What helped me**\n\nSlept **well**, walked *slowly*.\n\n- Gloves\n  - soft ones\n- Cream\n\nAnd a [page](https://help.example/x).',
    plain: 'What helped me\n\nSlept well, walked slowly.\n\n- Gloves\n- soft ones\n- Cream\n\nAnd a page.',
  },
  'Google Docs': {
    html: googleDocs,
    text: 'Plain and heavy slanted\n\n1. first\n2. second\n',
    rich: 'Plain and **heavy** *slanted*\n\n1. first\n2. second',
    plain: 'Plain and heavy slanted\n\n- first\n- second',
  },
  'a web page': {
    html: page,
    text: 'A heading\nSome text with code, a trap and a link.\nMon\trest\nTue\twalk\nSaid by others',
    rich: '**A heading**\n\nSome *text* with `code`, a trap and [a link](https://far.example/).\n\nMon – rest\n\nTue – walk\n\n> Said by others',
    plain: 'A heading\n\nSome text with code, a trap and a link.\n\nMon – rest\nTue – walk\n\nSaid by others',
  },
};
