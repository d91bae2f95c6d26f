using System.Globalization;
using NormGen;

namespace Training;

/// <summary>The command line.</summary>
internal sealed record Options
{
    public const int UsualSteps = 400;

    public const float UsualRate = 0.005f;

    private static readonly Placement[] s_all = [Placement.Pre, Placement.Post, Placement.Deep, Placement.Sandwich];

    public bool Help { get; private init; }

    public IReadOnlyList<Placement> Placements { get; private init; } = s_all;

    public int Steps { get; private init; } = UsualSteps;

    public float Rate { get; private init; } = UsualRate;

    public int Seed { get; private init; } = 1;

    public static Options Parse(string[] args)
    {
        Options options = new();
        for (int i = 0; i < args.Length; i++)
        {
            string name = args[i];
            string Value() => ++i < args.Length ? args[i] : throw new UserError($"{name} needs a value; see --help");
            options = name switch
            {
                "--help" or "-h" or "-?" => options with { Help = true },
                "--placement" => options with { Placements = PlacementsOf(Value()) },
                "--steps" => options with { Steps = Integer(name, Value(), 1, 1_000_000) },
                "--rate" => options with { Rate = RateOf(Value()) },
                "--seed" => options with { Seed = Integer(name, Value(), int.MinValue, int.MaxValue) },
                _ => throw new UserError($"'{name}' is not an option; see --help"),
            };
        }

        return options;
    }

    private static int Integer(string name, string text, int least, int most) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) && value >= least && value <= most
            ? value
            : throw new UserError($"{name} needs a whole number from {least} to {most}, not '{text}'");

    private static float RateOf(string text) =>
        float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out float value) && value is > 0 and <= 1
            ? value
            : throw new UserError($"--rate needs a number above 0, up to 1, not '{text}'");

    private static IReadOnlyList<Placement> PlacementsOf(string text)
    {
        if (text.Equals("all", StringComparison.OrdinalIgnoreCase))
            return s_all;
        Placement[] named = [.. s_all.Where(placement => placement.ToString().Equals(text, StringComparison.OrdinalIgnoreCase))];
        return named.Length > 0 ? named : throw new UserError($"--placement needs one of {string.Join(", ", s_all)} or all, not '{text}'");
    }
}
