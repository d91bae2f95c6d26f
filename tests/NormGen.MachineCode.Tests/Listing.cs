using System.Text.RegularExpressions;

namespace NormGen.MachineCode.Tests;

/// <summary>Reads the listings that the ahead-of-time compiler writes.</summary>
public static partial class Listing
{
    public static IReadOnlyList<MethodListing> Parse(string text)
    {
        List<MethodListing> methods = [];
        foreach (string part in text.Split("; Assembly listing for method ")[1..])
        {
            string[] lines = part.Split('\n');
            (string type, string method) = Name(lines[0]);
            List<(string, IReadOnlyList<Instruction>)> blocks = [];
            List<Instruction> body = [];
            foreach (string line in lines.TakeWhile(l => !l.StartsWith("; Total bytes", StringComparison.Ordinal)))
            {
                if (Label().Match(line) is { Success: true } label)
                    blocks.Add((label.Groups[1].Value, body = []));
                else if (blocks.Count > 0 && Line().Match(line) is { Success: true } match)
                    body.Add(new Instruction(match.Groups[1].Value, match.Groups[2].Value.Trim()));
            }

            methods.Add(new MethodListing(type, method, string.Join('\n', lines.Where(l => l.StartsWith("; ", StringComparison.Ordinal))), blocks));
        }

        return methods;
    }

    // "NormGen.Generated.<file>F…__Layer64Of64:Blocks512(byref,nuint) (FullOpts)"
    private static (string Class, string Method) Name(string heading)
    {
        string name = heading.Split('(')[0];
        int colon = name.LastIndexOf(':');
        string type = name[..colon].Split('`')[0]; // Without the types that a generic kernel is compiled for.
        int prefix = type.LastIndexOf("__", StringComparison.Ordinal);
        return (prefix < 0 ? type : type[(prefix + 2)..], name[(colon + 1)..]);
    }

    [GeneratedRegex(@"^(G_M\w+):")]
    private static partial Regex Label();

    [GeneratedRegex(@"^ {7,}(?!align)(\S+)(.*)$")]
    private static partial Regex Line();
}
