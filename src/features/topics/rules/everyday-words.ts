/**
 * Words that nearly every matter is told with. What is left without them is what
 * the matter is about.
 */
export const everydayWords: readonly RegExp[] = [
  // Which building: told apart by its number, see distinctions.
  /第?\s*(?:\d+|[零一二两三四五六七八九十百]+|(?<![a-z])[a-z])\s*(?:号楼|号院|单元|号|栋|幢|座(?!位)|期|室|楼|层|个|次|天|日|周|月|年|点|分钟?|小时|元|块|盏|辆|件)|\d+|号楼|单元(?!门)|一(?:直|下|起|样|些)/gu,
  /上下楼|我们这?(?:栋|幢|个)?楼|我们家?|咱们?|你们?|他们?|大家|有人|有些人|没有?人|人家|别人|邻居们?|隔壁|业主们?|居民们?|住户们?|老人们?|孩子们?|小孩子?|老年人|家里|我家|自己|物业(?:公司)?|居委会|社区|管家/gu,
  /建议|希望|请求?|想要?|能不能|可不可以|可以|能否|是否|应该|应当|需要|要求|申请|反映|投诉|反对|支持|赞成|不?同意|不?允许|禁止|取消|关于|问题|事情|情况|议题|测试|怎么办|怎么|什么|为什么|谁|哪里|帮忙|解决|处理|修理|修好|维修|检修|修一?修|修|更换|换一?换|安装|加装|增加|增设|减少|多[放装设]|几个|一些|加强|管理|管一?管|清理|清运|打扫|清扫|尽快|赶紧|及时|马上|看看/gu,
  /坏了?|不亮|没亮|故障|失灵|失修|破损|损坏|不能用|用不了|不管用|不够用?|不足|太少|太多|停了|出|不开|关不上|松动?了?|脱落|掉[下了]?来?|没了?|没有|不行|不好|不方便|不安全|不便|危险|严重|厉害|差点|经常|老是|总是|总有?|一直|常常|又|再次?|天天|每天|每晚|最近|近期|晚上|夜里|半夜|夜间|白天|早上|中午|下午|周末|昨天|今天|前天|上周|已经|好几|很久|多久|时候|回来|回家|地方|以后|之后|以前|现在|到处|全部|所有|都是?|也是?|还是|就是|不是|因为|所以|但是|如果|或者|而且|然后/gu,
  /[的了着过吗呢吧啊呀哦嘛么很太真好是有在和与跟及或被把让给对从到向往为以之其这那个些上下里中前后旁边不没别就还只才都也再又会能可要得地我你他她它们来去说做用人些]/gu,
  /\b(?:the|an?|of|in|on|at|to|from|for|by|with|without|near|and|or|but|is|are|was|were|be|been|being|am|do|does|did|has|have|had|it|its|this|that|these|those|there|here|we|our|us|i|my|me|you|your|they|their|them|he|she|his|her|who|what|when|where|why|how|which|not|no|so|too|very|just|still|again|always|often|ever|never|every|each|all|any|some|many|much|more|fewer|less|most|enough|also|only|than|then|if|as|up|down|out|off|over|under|about|after|before|since|until|during)\b/g,
  /\b(?:broken|breaks?|broke|order|dead|damaged|defective|faulty|stuck|works?|working|worked|fail(?:s|ed|ing)?|problems?|issues?|trouble|matters?|topics?|tests?|please|pls|need(?:s|ed)?|want|would|like|could|should|can|cannot|can't|don't|doesn't|isn't|must|may|repair(?:s|ed|ing)?|fix(?:ed|es|ing)?|replace(?:d|ment)?|install(?:ed)?|new|old|bad|good|properly|get(?:s|ting)?|got|let|make|people|residents?|neighbou?rs?|somebody|someone|everybody|nights?|days?|evenings?|mornings?|weeks?|weekends?|months?|years?|today|yesterday|tonight|now|always|support|allow|ban|oppose|against|one|two|three|four|five|six|seven|eight|nine|ten|first|second|third|fourth|fifth)\b/g,
  /\b(?:building|block|bldg|tower|unit|floor|level|flat|apartment|room)\s+(?:\d+|[a-z])\b/g,
];

/** Where it is: says less than what it is. */
export const places =
  /楼道|走廊|凉亭|过道|楼梯间?|小区|院子|院里|门口|大门|地库|地下室|车库|花园|草坪|绿地|广场(?!舞)|(?<!号)楼[上下里外顶]|路[上边]|外面|附近|\b(?:stairways?|stairs?|staircase|stairwell|corridor|hallway|hall|yard|garden|park|courtyard|street|outside|estate|area|compound|basement|cellar)\b/gu;

/**
 * Words for one and the same thing. Not across languages: who writes in two
 * about one matter knows it.
 */
export const alike: readonly RegExp[] = [
  /噪[音声]|扰民|太?吵(?:闹|人)?|声音(?:太|很)?大|太响/gu,
  /\bnois[ey]\w*|\bloud\b/g,
  /电动自行车|电动车|电瓶车|电单车/gu,
  /升降机|电梯/gu,
  /\b(?:lifts?|elevators?)\b/g,
  /牵绳子?|拴绳子?|绳子/gu,
  /杂物|堆物|旧家具/gu,
  /堆[放满积着]?|乱堆/gu,
  /漏水|渗水|滴水|漏(?!斗)/gu,
  /\bleak\w*/g,
  /灯泡|灯光|照明|灯/gu,
  /\blamps?\b|\blights?\b|\blighting\b/g,
  /狗屎|狗粪|狗便|狗大便/gu,
  /\b(?:(?:trash|rubbish|garbage|litter) )?(?:bins?|cans)\b/g,
  /摄像头|监控/gu,
  /\bcameras?\b|\bcctv\b/g,
  /停车位|车位/gu,
  /\bparking (?:spaces?|spots?|lots?)\b/g,
  /保安|值班|门卫/gu,
  /抽烟|吸烟/gu,
  /违建|违章(?:建筑|搭建)|乱搭乱建/gu,
  /信报箱|信箱/gu,
  /积水|进水|淹水?|泡水/gu,
  /煤气|燃气|天然气/gu,
  /塌[陷了]?|倒塌|(?<=墙)倒/gu,
];
