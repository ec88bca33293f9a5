globalThis.questionnaireData = {
"version": "f3664d5e",
"questions": [
{"id":"trade","name":"经营类型","ask":"您做哪一行？","type":"choice","options":[{"id":"tea","label":"茶园","help":"自己种茶的"},{"id":"inn","label":"客栈"},{"id":"other","label":"其他"}],"tier":1,"fixed":true,"version":"789a"},
{"id":"area","name":"茶园面积","ask":"您的茶园有多少亩？","help":"按承包合同上的面积填写。","type":"number","unit":"亩","minimum":0,"maximum":100000,"tier":5,"bands":[{"answer":{"less_than":10},"label":"低于10亩"},{"answer":{"at_least":10},"label":"不少于10亩"}],"version":"22e4"},
{"id":"organic","name":"使用有机肥","ask":"茶园是否使用有机肥？","type":"boolean","tier":5,"version":"03b9"},
{"id":"begun","name":"开工日期","ask":"改造是哪一天开工的？","type":"date","tier":5,"version":"a81d"},
{"id":"grants","name":"已领的补贴","ask":"您已经领过下列哪些补贴？","help":"可多选；都没有的，选“以上都没有”。","type":"choices","options":[{"id":"seed","label":"良种补贴"},{"id":"tool","label":"农机补贴"},{"id":"none","label":"以上都没有"}],"tier":5,"version":"c1ac"},
{"id":"workers","name":"雇工人数","ask":"您雇了多少人？","type":"number","unit":"人","whole":true,"minimum":0,"maximum":100000,"tier":5,"version":"fed7"}
],
"presets": [
{"id":"grower","name":"茶农","help":"人数另行提问。","answers":{"trade":"tea","organic":true}}
],
"sectors": [
{"name":"茶业","url":"sectors/tea.html"}
],
"documents": [
{"id":"sample-1","title":"样例文件","reference":"样例〔2031〕1号","url":"components.html","clauses":[{"title":"不重复享受","quote":"同类政策不重复享受"}]}
],
"departments": [
{"name":"县茶业局","url":"departments/index.html"}
],
"measures": [
{"key":"sample-1/1","document":"sample-1","number":1,"title":"补贴茶园改造","url":"components.html","lead":["县茶业局"],"period":{"basis":"document","from":"2031-01-01","until":"2031-12-31","quote":"有效期至2031年12月31日"},"benefits":[{"id":"sample-1","title":"茶园改造补贴","kind":"补贴奖励","quote":"每亩补贴200元","access":"apply","how":"向部门申请","gives":"每亩补贴200元","missing":"文件没有写申报地点和电话","rule":{"all":[{"fact":"trade","is":"tea","quote":"茶农","words":"经营类型是茶园","at":"s-1","unmet":"经营类型不是茶园"},{"fact":"area","at_least":10,"quote":"改造茶园10亩以上（含本数）","words":"茶园面积不少于10亩","at":"s-1","unmet":"茶园面积低于10亩"},{"any":[{"fact":"organic","is":true,"quote":"使用有机肥","words":"满足“使用有机肥”","at":"s-1","unmet":"不满足“使用有机肥”"},{"fact":"begun","on_or_after":"2031-01-01","quote":"2031年1月1日以后开工","words":"开工日期在2031年1月1日或以后","at":"s-2","unmet":"开工日期早于2031年1月1日"}]},{"not":{"fact":"grants","includes":"seed","quote":"每亩补贴200元","words":"已领的补贴有良种补贴","at":"s-1","unmet":"已领的补贴没有良种补贴"}}]}}]},
{"key":"sample-1/2","document":"sample-1","number":2,"title":"补贴客栈","url":"components.html","lead":["县茶业局"],"period":{"basis":"stated","from":"2031-01-01","until":"2031-06-30","quote":"2031年1月1日以后开工"},"benefits":[{"id":"sample-2","title":"客栈补贴","kind":"补贴奖励","quote":"每亩补贴200元","access":"apply","how":"向部门申请","missing":"文件没有写申报地点和电话","windows":[{"yearly":{"from":"03-01","until":"06-30"},"quote":"2031年1月1日以后开工","spans":[{"from":"2031-01-01","until":"2031-06-30"}]}],"rule":{"fact":"trade","is":"inn","quote":"茶农","words":"经营类型是客栈","at":"s-1","unmet":"经营类型不是客栈"}}]},
{"key":"sample-1/3","document":"sample-1","number":3,"title":"补贴有机肥","url":"components.html","lead":["县茶业局"],"period":{"basis":"stated","from":"2031-01-01","until":"2031-05-31","quote":"2031年1月1日以后开工"},"benefits":[{"id":"sample-3","title":"有机肥补贴","kind":"补贴奖励","quote":"每亩补贴200元","access":"apply","how":"向部门申请","gives":"每亩补贴200元","missing":"文件没有写申报地点和电话","rule":{"fact":"trade","is":"tea","quote":"茶农","words":"经营类型是茶园","at":"s-1","unmet":"经营类型不是茶园"}}]},
{"key":"sample-1/4","document":"sample-1","number":4,"title":"补贴示范茶园","url":"components.html","lead":["县茶业局"],"period":{"basis":"stated","from":"2031-07-01","until":"2031-12-31","quote":"2031年1月1日以后开工"},"benefits":[{"id":"sample-4","title":"示范茶园补贴","kind":"补贴奖励","quote":"每亩补贴200元","access":"apply","how":"向部门申请","missing":"文件没有写申报地点和电话","rule":{"all":[{"fact":"area","at_least":10,"quote":"改造茶园10亩以上（含本数）","words":"茶园面积不少于10亩","at":"s-1","unmet":"茶园面积低于10亩"},{"manual":"用途是否符合规定","quote":"用途由县茶业局核定","by":"县茶业局","words":"由县茶业局认定：用途是否符合规定","at":"s-3"},{"fact":"trade","is":"tea","quote":"茶农","words":"经营类型是茶园","at":"components.html#main","unmet":"经营类型不是茶园","source":"依第二条，适用于第4项"}]}}]},
{"key":"sample-1/5","document":"sample-1","number":5,"title":"推介茶业","url":"components.html","lead":["县茶业局"],"period":{"basis":"document","from":"2031-01-01","until":"2031-12-31","quote":"有效期至2031年12月31日"},"benefits":[{"id":"sample-5","title":"茶业推介活动","kind":"服务活动","quote":"每亩补贴200元","access":"government","how":"没有可申请的事项"}]}
]
};
