using System.Text;
using System.Text.RegularExpressions;

namespace NetScript.Schema.Formatting;

/// <summary>Names made of names, as Prisma makes them.</summary>
internal static class Inflection
{
    private static readonly HashSet<string> s_uncountable = new(StringComparer.Ordinal)
    {
        "accommodation", "adulthood", "advertising", "advice", "aggression", "aid", "air", "aircraft", "alcohol", "anger", "applause", "arithmetic", "assistance", "athletics", "bacon", "baggage", "beef",
        "biology", "blood", "botany", "bread", "butter", "carbon", "cardboard", "cash", "chalk", "chaos", "chess", "crossroads", "countryside", "dancing", "deer", "dignity", "dirt", "dust", "economics",
        "education", "electricity", "engineering", "enjoyment", "envy", "equipment", "ethics", "evidence", "evolution", "fame", "fiction", "flour", "flu", "food", "fuel", "fun", "furniture", "gallows",
        "garbage", "garlic", "genetics", "gold", "golf", "gossip", "grammar", "gratitude", "grief", "guilt", "gymnastics", "happiness", "hardware", "harm", "hate", "hatred", "health", "heat", "help",
        "homework", "honesty", "honey", "hospitality", "housework", "humour", "hunger", "hydrogen", "ice", "importance", "inflation", "information", "innocence", "iron", "irony", "jam", "jewelry", "judo",
        "karate", "knowledge", "lack", "laughter", "lava", "leather", "leisure", "lightning", "linguine", "linguini", "linguistics", "literature", "litter", "livestock", "logic", "loneliness", "luck",
        "luggage", "macaroni", "machinery", "magic", "management", "mankind", "marble", "mathematics", "mayonnaise", "measles", "methane", "milk", "money", "mud", "music", "mumps", "nature", "nitrogen",
        "nonsense", "nurture", "nutrition", "obedience", "obesity", "oxygen", "pasta", "patience", "physics", "poetry", "pollution", "poverty", "pride", "psychology", "publicity", "punctuation", "quartz",
        "racism", "relaxation", "reliability", "research", "respect", "revenge", "rice", "rubbish", "rum", "safety", "scenery", "seafood", "seaside", "series", "shame", "sheep", "shopping", "sleep",
        "smoke", "smoking", "snow", "soap", "software", "soil", "spaghetti", "species", "steam", "stuff", "stupidity", "sunshine", "symmetry", "tennis", "thirst", "thunder", "timber", "traffic",
        "transportation", "trust", "underwear", "unemployment", "unity", "validity", "veal", "vegetation", "vegetarianism", "vengeance", "violence", "vitality", "warmth", "wealth", "weather", "welfare",
        "wheat", "wildlife", "wisdom", "yoga", "zinc", "zoology",
    };

    private static readonly Dictionary<string, string> s_irregular = new(StringComparer.Ordinal)
    {
        ["ox"] = "oxen",
        ["man"] = "men",
        ["woman"] = "women",
        ["die"] = "dice",
        ["yes"] = "yeses",
        ["foot"] = "feet",
        ["eave"] = "eaves",
        ["goose"] = "geese",
        ["tooth"] = "teeth",
        ["quiz"] = "quizzes",
    };

    // The first that matches counts: its group stays, and the ending is added.
    private static readonly Lazy<(Regex Rule, string Ending)[]> s_plurals = new(() =>
    [
        .. new (string Rule, string Ending)[]
        {
            (@"(\w*eaux)$", ""),
            (@"(\w*child)(?:ren)?$", "ren"),
            (@"(\w*pe)(?:rson|ople)$", "ople"),
            (@"(\w*[ml])(?:ice|ouse)$", "ice"),
            (@"(\w*(?:matr|cod|mur|sil|vert|ind|append))(?:ix|ex)$", "ices"),
            (@"(\w*(?:x|ch|ss|sh|zz))$", "es"),
            (@"(\w*(?:x|ch|ss|sh|zz)es)$", ""),
            (@"(\w*[^ch][ieo][ln])ey$", "ies"),
            (@"(\w*(?:[^aeiouy]|qu))y$", "ies"),
            (@"(\w*(?:ar|l|ea|eo|oa|hoo))f$", "ves"),
            (@"(\w*(?:kni|wi|li))fe$", "ves"),
            (@"(\w*)sis$", "ses"),
            (@"(\w*(?:apheli|hyperbat|periheli|asyndet|noumen|phenomen|criteri|organ|prolegomen|hedr|automat))(?:a|on)$", "a"),
            (@"(\w*(?:agend|addend|millenni|dat|extrem|bacteri|desiderat|strat|candelabr|errat|ov|symposi|curricul|automat|quor))(?:a|um)$", "a"),
            (@"(\w*(?:her|at|gr))o$", "oes"),
            (@"(\w*(?:seraph|cherub))(?:im)?$", "im"),
            (@"(\w*(?:alumn|alg|vertebr))(?:a|ae)$", "ae"),
            (@"(\w*(?:alumn|syllab|octop|vir|radi|nucle|fung|cact|stimul|termin|bacill|foc|uter|loc|strat))(?:us|i)$", "i"),
            (@"(\w*(?:[^l]ias|[aeiou]las|[emjzr]as|[iu]am))$", ""),
            (@"(\w*e[mn]u)s?$", "s"),
            (@"(\w*(?:alias|[^aou]us|tlas|gas|ris))$", "es"),
            (@"(\w*(?:ax|test))is$", "es"),
            (@"(\w*[^aeiou]ese)$", ""),
            (@"(\w*)s$", "s"),
        }.Select(rule => (new Regex(rule.Rule, RegexOptions.CultureInvariant), rule.Ending)),
    ]);

    public static string LowerFirst(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    public static string UpperFirst(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    /// <summary>Small letters, but for the first of each word after the first. Words end at other characters, at digits, and where a capital follows a small letter.</summary>
    public static string CamelCase(string name)
    {
        var text = new StringBuilder();
        var (beginsWord, last) = (false, ' ');
        foreach (var c in name.TrimEnd('_', '-'))
        {
            if (c is '_' or '-')
            {
                beginsWord = text.Length > 0;
            }
            else if (char.IsAsciiDigit(c))
            {
                beginsWord = true;
                text.Append(c);
            }
            else if (beginsWord || (char.IsLower(last) && char.IsUpper(c)))
            {
                beginsWord = false;
                text.Append(char.IsAscii(c) ? char.ToUpperInvariant(c) : c);
            }
            else
            {
                last = c;
                text.Append(char.IsAscii(c) ? char.ToLowerInvariant(c) : c);
            }
        }

        return text.ToString();
    }

    public static string Plural(string name)
    {
        if (s_uncountable.Contains(name))
        {
            return name;
        }

        if (s_irregular.TryGetValue(name, out var irregular))
        {
            return irregular;
        }

        foreach (var (rule, ending) in s_plurals.Value)
        {
            if (rule.Match(name) is { Success: true } match)
            {
                return match.Groups[1].Value + ending;
            }
        }

        return $"{name}s";
    }
}
