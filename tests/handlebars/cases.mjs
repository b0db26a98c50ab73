// Templates and data for every feature that sending providers' dialects share, after the features
// of the Handlebars specification: each template with each of its data.

const rows = [
  { first_name: 'Ann', city: 'São Paulo', plan: 'gold', count: '3' },
  { first_name: '', city: ' ', plan: '', count: '0' },
  { first_name: "O'Brien <b>&\"=`", city: null, plan: false, count: 0 },
];

// Members in the order of their names, as the engine keeps them; rows have no members of members.
const people = [
  { people: [{ age: 1, name: 'Ann', tags: ['x', 'y'] }, { name: 'Bob', tags: [] }], sep: ',', title: 'T' },
  { people: [], sep: '-', title: '' },
  { title: 'none' },
];

const nested = [
  { a: { b: { c: 'deep', list: [1, 2] }, name: 'in a' }, name: 'root', list: ['p', 'q', 'q'], map: { k1: 'v1', k2: 'v2' } },
  { a: null, name: 'root', list: [], map: {} },
  { a: { b: null }, name: '', list: [[1, 2], [3]], map: { k: { z: 'zz' } } },
];

export const features = {
  basic: [rows, [
    '', 'plain', '{{first_name}}', '{{ first_name }}', '{{\nfirst_name\n}}', 'Dear {{first_name}},',
    '{{first_name}}{{city}}', '{{missing}}', '{{{first_name}}}', '{{&first_name}}', '{{& first_name }}',
    '{{{ first_name }}}', '{{plan}}/{{{plan}}}', '{{count}}', '{{[first_name]}}', '{{[two words]}}',
    '{{"first_name"}}', "{{'first_name'}}", '{{this.first_name}}', '{{./first_name}}', '{{this/first_name}}',
    '{{first_name.length}}', '{{first_name.[0]}}', '{{first_name.nothing.more}}', '{{constructor}}',
    '{{toString}}', '{{first_name}} {{first_name}}', '{ {first_name} }', '{{first-name}}', '{{$x}}{{a:b}}',
  ]],
  escaping: [rows, [
    '\\{{first_name}}', '\\\\{{first_name}}', 'a\\{{first_name}}b{{city}}', '\\{{a}} \\{{b}} {{city}}',
    '\\\\\\{{first_name}}', '{{first_name}}\\{{x}}', '\\{{{first_name}}}',
    '\\ {{first_name}}', '<a href="{{city}}">{{first_name}}</a>',
  ]],
  comments: [rows, [
    '{{! a }}x', '{{!a}}', 'a{{!-- {{first_name}} --}}b', 'a{{!-- x --~}} b', 'a {{~!-- x --}} b',
    'a {{~! x ~}} b', 'a\n{{! alone }}\nb', 'a\n  {{!-- alone --}}  \nb', '{{! first }}\nb', 'b\n{{! last }}',
    '{{!--}}x', '{{!}}x', 'a {{! b }} {{! c }} d', 'x\n{{! a }} {{! b }}\ny',
  ]],
  conditions: [rows, [
    '{{#if first_name}}yes{{/if}}', '{{#if first_name}}yes{{else}}no{{/if}}', '{{#if plan}}{{plan}}{{^}}none{{/if}}',
    '{{#unless plan}}none{{/unless}}', '{{#unless plan}}none{{else}}{{plan}}{{/unless}}',
    '{{#if missing}}a{{else if plan}}b{{else}}c{{/if}}', '{{#if missing}}a{{else if city}}b{{/if}}',
    '{{#if missing}}a{{else if none}}b{{else if first_name}}c{{else if plan}}d{{else}}e{{/if}}',
    '{{#if missing}}a{{else unless plan}}b{{else}}c{{/if}}', '{{#if count}}n{{else}}z{{/if}}',
    '{{#if count includeZero=true}}n{{else}}z{{/if}}', '{{#if count includeZero=false}}n{{else}}z{{/if}}',
    '{{#if (lookup this "plan")}}p{{/if}}', '{{#if first_name}}{{#if plan}}both{{else}}one{{/if}}{{/if}}',
    '{{#if true}}t{{/if}}', '{{#if "x"}}t{{/if}}', '{{#if ""}}t{{else}}f{{/if}}', '{{#if 0}}t{{else}}f{{/if}}',
    '{{#if null}}t{{else}}f{{/if}}', '{{#if undefined}}t{{else}}f{{/if}}', '{{#if 1.5}}t{{/if}}',
    '{{#if}}x{{/if}}', '{{#if a b}}x{{/if}}', '{{#if first_name}}{{else}}{{/if}}', '{{#if this}}t{{/if}}',
    '{{#if .}}t{{/if}}', '{{^if plan}}none{{/if}}', '{{^if plan}}none{{else}}some{{/if}}',
  ]],
  sections: [rows.concat(nested), [
    '{{#plan}}a{{/plan}}', '{{#plan}}a{{else}}b{{/plan}}', '{{^plan}}none{{/plan}}', '{{^plan}}none{{else}}some{{/plan}}',
    '{{#first_name}}[{{this}}]{{/first_name}}', '{{#a}}{{name}}{{/a}}', '{{#a}}{{../name}}{{/a}}',
    '{{#list}}<{{.}}>{{/list}}', '{{#list}}{{@index}}{{^}}empty{{/list}}', '{{#map}}{{k1}}{{/map}}',
    '{{#a.b}}{{c}}{{/a.b}}', '{{#this}}{{name}}{{/this}}', '{{^missing}}m{{/missing}}', '{{#a}}{{#b}}{{c}}{{../name}}{{../../name}}{{/b}}{{/a}}',
    '{{#list}}{{#this}}{{.}}{{/this}}{{/list}}',
  ]],
  loops: [people, [
    '{{#each people}}{{name}}{{/each}}', '{{#each people}}{{name}}{{else}}nobody{{/each}}',
    '{{#each people}}{{@index}}:{{name}} {{/each}}', '{{#each people}}{{#if @first}}[{{/if}}{{name}}{{#unless @last}},{{/unless}}{{#if @last}}]{{/if}}{{/each}}',
    '{{#each people}}{{../title}}{{/each}}', '{{#each people}}{{@root.title}}{{/each}}',
    '{{#each people}}{{#each tags}}{{this}}{{../name}}{{../../title}}{{/each}}{{/each}}',
    '{{#each people}}{{#each tags}}{{@../index}}{{@index}}{{/each}}{{/each}}',
    '{{#each people as |p|}}{{p.name}}{{/each}}', '{{#each people as |p i|}}{{i}}{{p.name}}{{name}}{{/each}}',
    '{{#each people as |p|}}{{#each p.tags as |t|}}{{p.name}}{{t}}{{/each}}{{/each}}',
    '{{#each people}}{{this.name}}{{./name}}{{/each}}', '{{#each people}}{{@key}}{{/each}}',
    '{{#each this}}{{@key}}={{#if @last}}last{{/if}};{{/each}}', '{{#each people.[0]}}{{@key}}{{@first}}{{@last}} {{/each}}',
    '{{#each title}}x{{else}}y{{/each}}', '{{#each}}x{{/each}}', '{{#each people}}{{#if name}}{{../sep}}{{/if}}{{/each}}',
    '{{#each people}}{{#with tags}}{{length}}{{../name}}{{/with}}{{/each}}', '{{people.length}}', '{{people.0.name}}', '{{people.[1].name}}',
    '{{people}}', '{{#each people}}{{tags}}|{{/each}}', '{{#each people}}{{age}}{{/each}}', '{{each people}}',
    '{{#each people}}{{lookup ../people @index}}{{/each}}', '{{#each people}}{{#unless tags}}no tags{{/unless}}{{/each}}',
    '{{#each people as |title|}}{{title.name}}{{../title}}{{/each}}',
    '{{#each people as |p index|}}{{#if index}}{{p.name}}{{/if}}{{/each}}',
  ]],
  paths: [nested, [
    '{{a.b.c}}', '{{a/b/c}}', '{{a.[b].c}}', '{{a.b.list.[1]}}', '{{a.b.list}}', '{{a.b}}', '{{a}}', '{{list}}', '{{list.length}}',
    '{{map}}', '{{map.k1}}', '{{../name}}', '{{../../name}}', '{{@root.name}}', '{{@root.a.b.c}}', '{{@nothing}}', '{{@index}}',
    '{{.}}', '{{this}}', '{{./a.b.c}}', '{{this.a.b.c}}', '{{a.this}}', '{{a.../b}}', '{{a..b}}', '{{a.}}', '{{.a}}',
    '{{#with a}}{{b.c}}{{name}}{{../name}}{{/with}}', '{{#with a}}x{{else}}no a{{/with}}', '{{#with a.b}}{{c}}{{../a.name}}{{/with}}',
    '{{#with a as |x|}}{{x.b.c}}{{/with}}', '{{#with a}}{{#with b}}{{c}}{{../name}}{{../../name}}{{/with}}{{/with}}',
    '{{#with name}}{{this}}{{/with}}', '{{#with}}x{{/with}}', '{{#each list}}{{this}}{{/each}}', '{{#each map}}{{@key}}={{this}};{{/each}}',
    '{{#each map}}{{@index}}{{@first}}{{@last}}{{/each}}', '{{#each list}}{{#each this}}{{this}}{{/each}}{{/each}}',
    '{{#each list}}{{#if this}}{{../name}}{{/if}}{{/each}}', '{{lookup map "k1"}}', '{{lookup list 0}}', '{{lookup list "1"}}',
    '{{lookup missing "x"}}', '{{lookup name "length"}}', '{{lookup (lookup a "b") "c"}}', '{{lookup map}}', '{{12}}', '{{"a"}}', '{{true}}{{false}}{{null}}{{undefined}}',
    '{{#each list}}{{#each ../list}}{{this}}{{/each}}|{{/each}}', '{{#with list}}{{#each this}}{{../name}}{{../../name}}{{/each}}{{/with}}',
  ]],
  whitespace: [rows, [
    ' {{~first_name~}} x', 'a {{~first_name}} b', 'a {{first_name~}}  b', 'a {{~#if plan~}} b {{~/if~}} c', 'a {{#if plan~}} b {{~/if}} c',
    'a\n{{#if plan}}\nb\n{{/if}}\nc', 'a\n  {{#if plan}}  \n  b\n  {{/if}}\nc', '{{#if plan}}\nb\n{{/if}}\n', '{{#if plan}}\nb\n{{else}}\nc\n{{/if}}\n',
    'a\n{{#if plan}}\nb\n{{else}}\nc\n{{/if}}\nd', 'a {{#if plan}}\nb\n{{/if}} c', 'a\n{{#if plan}} b {{/if}}\nc', '{{#if plan}}b{{/if}}\nc',
    'a\n{{#if plan}}\n{{#if city}}\nb\n{{/if}}\n{{/if}}\nc', 'a\n\n{{#if plan}}\n\nb\n\n{{/if}}\n\nc', 'a\r\n{{#if plan}}\r\nb\r\n{{/if}}\r\nc',
    'a\n{{first_name}}\nb', '  {{first_name}}  \n', '{{#if x}}\na\n{{else if plan}}\nb\n{{else}}\nc\n{{/if}}\nd',
    '{{#if x~}}\na\n{{~else if plan~}}\nb\n{{~else~}}\nc\n{{~/if}}\nd', '{{#if x}} a {{~else~}} b {{~/if}}', '{{#if plan}} a {{~else~}} b {{~/if}}',
    '{{#if x}}a{{else if y}}b{{else if plan}} c {{~/if}} d', '{{#if x}}a{{else if plan}} b {{~else if city}} c {{/if}} d',
    '{{^plan}}\nx\n{{/plan}}\n', '{{^plan}}\nx\n{{else}}\ny\n{{/plan}}\n', '{{^plan~}} x {{~else~}} y {{~/plan}} z', '\t{{#if plan}}\t\n\tb\n\t{{/if}}\t\n',
    '{{{~first_name~}}}', ' {{~{first_name}~}} ', ' {{~&first_name~}} ', '{{~#each x~}}{{~/each~}} a', '\n{{#unless x}}\n{{/unless}}\n', '\n\n{{~first_name~}}\n\n',
    '{{#if plan}}\n{{first_name}}\n{{/if}}', '{{#if plan}}{{! c }}\na{{/if}}', '{{#each missing}}\na\n{{else}}\nb\n{{/each}}\nc', 'a{{#if plan}}\n{{/if}}\nb',
    '{{#if plan}}\n  {{#if city}}\n    x\n  {{else}}\n    y\n  {{/if}}\n{{/if}}\n', '\u00a0{{~first_name~}}\u00a0',
  ]],
  wrong: [rows.slice(0, 1), [
    '{{', '{{}}', '{{first_name', '{{first_name}', '{{/if}}', '{{#if x}}', '{{#if x}}{{/unless}}', '{{else}}', '{{#if x}}{{else}}{{else}}{{/if}}',
    '{{unknown first_name}}', '{{#unknown first_name}}x{{/unknown}}', '{{first_name city}}', '{{(first_name)}}x', '{{a b=}}', '{{"a}}', '{{a(b)}}', '{{#}}x{{/}}',
    '{{if first_name}}', '{{a "b}}', '{{#if first_name}}a{{/if first_name}}', '{{first name}}', '{{log "x"}}', '{{lookup}}', '{{first_name}}}', '{{{first_name}}', '{{a as |b|}}',
  ]],
};
