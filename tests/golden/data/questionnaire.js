globalThis.questionnaireData = {
"version": "2baf2e23",
"questions": [
{"id":"trade","name":"经营类型","ask":"您经营什么？","type":"choice","options":[{"id":"farm","label":"种植"},{"id":"homestay","label":"民宿"},{"id":"other","label":"其他"}],"tier":1,"version":"d9a4"},
{"id":"area","name":"种植面积","ask":"您种了多少亩？","help":"按承包合同上的面积填写。","type":"number","unit":"亩","minimum":0,"maximum":100000,"tier":5,"bands":[{"answer":{"less_than":20},"label":"低于20亩"},{"answer":{"at_least":20},"label":"不少于20亩"}],"version":"9a29"},
{"id":"organic","name":"有机认证","ask":"是否取得有机认证？","type":"boolean","tier":5,"version":"bb9a","phrases":["绿证"]},
{"id":"opened","name":"开业日期","ask":"民宿哪一天开业？","type":"date","fixed":true,"tier":5,"version":"fdbf"},
{"id":"features","name":"民宿特色","ask":"民宿有下列哪些特色？","type":"choices","options":[{"id":"old_house","label":"老宅改造"},{"id":"family_farm","label":"自有农场"},{"id":"none","label":"以上都没有"}],"tier":5,"version":"900c"}
],
"presets": [
{"id":"farm","name":"种植户","answers":{"trade":"farm"}},
{"id":"old-house-homestay","name":"老宅民宿","help":"特色只填了老宅改造；有自有农场的，请修改“民宿特色”一题。","answers":{"trade":"homestay","features":["old_house"]}}
],
"sectors": [
{"name":"种植业","url":"sectors/farming.html","aliases":["种地"]},
{"name":"民宿业","url":"sectors/homestays.html","aliases":["民宿"]}
],
"documents": [
{"id":"yunxi-2031-5","title":"云溪县若干措施","reference":"云政〔2031〕5号","url":"documents/yunxi-2031-5.html","clauses":[{"title":"不重复享受","quote":"同类政策不重复享受"}]}
],
"departments": [
{"name":"县农业局","url":"departments/agriculture.html"},
{"name":"县财政局","url":"departments/finance.html"},
{"name":"各乡镇","url":"departments/townships.html"}
],
"measures": [
{"key":"yunxi-2031-5/1","document":"yunxi-2031-5","number":1,"title":"补贴有机种植","url":"measures/yunxi-2031-5-1.html","lead":["县农业局"],"period":{"basis":"stated","from":"2031-03-01","until":"2031-06-30","quote":"执行至2031年6月30日"},"benefits":[{"id":"organic-grant","title":"有机种植补贴","kind":"补贴奖励","quote":"对种植面积20亩以上（含本数）并取得有机认证的农户，每亩补贴300元","access":"apply","how":"向部门申请","gives":"每亩补贴300元","missing":"文件没有写申报地点和电话","rule":{"all":[{"fact":"trade","is":"farm","quote":"农户","words":"经营类型是种植","at":"s-1","unmet":"经营类型不是种植"},{"fact":"area","at_least":20,"quote":"种植面积20亩以上（含本数）","words":"种植面积不少于20亩","at":"s-1","unmet":"种植面积低于20亩"},{"fact":"organic","is":true,"quote":"取得有机认证","words":"满足“有机认证”","at":"s-1","unmet":"不满足“有机认证”"}]}}]},
{"key":"yunxi-2031-5/2","document":"yunxi-2031-5","number":2,"title":"宣传有机产品","url":"measures/yunxi-2031-5-2.html","lead":["县农业局"],"period":{"basis":"document","from":"2031-03-01","until":"2031-12-31","quote":"除另有规定外，有效期至2031年12月31日"},"benefits":[{"id":"promotion","title":"推介活动","kind":"政府工作","quote":"组织有机农产品推介活动不少于3场","access":"government","how":"没有可申请的事项"}]},
{"key":"yunxi-2031-5/3","document":"yunxi-2031-5","number":3,"title":"奖励特色民宿","url":"measures/yunxi-2031-5-3.html","lead":["县财政局"],"period":{"basis":"document","from":"2031-03-01","until":"2031-12-31","quote":"除另有规定外，有效期至2031年12月31日"},"benefits":[{"id":"homestay-award","title":"特色民宿奖励","kind":"补贴奖励","quote":"按规定给予一次性奖励5000元","access":"apply","how":"向部门申请","gives":"一次性奖励5000元","worth":5000.0,"missing":"文件没有写申报地点和电话","rule":{"all":[{"fact":"trade","is":"homestay","quote":"开业的民宿","words":"经营类型是民宿","at":"s-1","unmet":"经营类型不是民宿"},{"fact":"opened","on_or_after":"2031-01-01","quote":"2031年1月1日（含当日）以后开业","words":"开业日期在2031年1月1日或以后","at":"s-1","unmet":"开业日期早于2031年1月1日"},{"fact":"features","includes_any":["old_house","family_farm"],"quote":"属老宅改造或者自有农场的","words":"民宿特色有老宅改造或自有农场","at":"s-1","unmet":"民宿特色没有老宅改造，也没有自有农场"},{"manual":"是否符合奖励规定","quote":"按规定给予","by":"县财政局","words":"由县财政局认定：是否符合奖励规定","at":"s-1"}]}}]}
]
};
(globalThis.siteParts=globalThis.siteParts||[]).push(["content","c90169162-p0"]);
