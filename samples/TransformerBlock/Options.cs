using System.Globalization;
using NormGen;

namespace TransformerBlock;

/// <summary>The command line.</summary>
internal sealed record Options
{
    public bool Help { get; private init; }

    /// <summary>The file to make weights for.</summary>
    public string? Make { get; private init; }

    public string Weights { get; private init; } = Path.Combine(AppContext.BaseDirectory, "data", "decoder.safetensors");

    public string Prompt { get; private init; } = "the cat ";

    public int Length { get; private init; } = 240;

    public IReadOnlyList<Placement> Placements { get; private init; } = TransformerBlock.Placements.All;

    public float Temperature { get; private init; } = 0.5f;

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
                "--make" => options with { Make = Value() },
                "--weights" => options with { Weights = Value() },
                "--prompt" => options with { Prompt = Value() is { Length: > 0 } prompt ? prompt : throw new UserError("--prompt needs at least one character") },
                "--length" => options with { Length = Integer(name, Value(), 1, 10_000) },
                "--placement" => options with { Placements = PlacementsOf(Value()) },
                "--temperature" => options with { Temperature = TemperatureOf(Value()) },
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

    private static float TemperatureOf(string text) =>
        float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out float value) && value is 0 or (>= 0.01f and <= 100)
            ? value
            : throw new UserError($"--temperature needs 0 or a number from 0.01 to 100, not '{text}'");

    private static IReadOnlyList<Placement> PlacementsOf(string text)
    {
        IReadOnlyList<Placement> all = TransformerBlock.Placements.All;
        if (text.Equals("all", StringComparison.OrdinalIgnoreCase))
            return all;
        Placement[] named = [.. all.Where(placement => placement.ToString().Equals(text, StringComparison.OrdinalIgnoreCase))];
        return named.Length > 0 ? named : throw new UserError($"--placement needs one of {string.Join(", ", all)} or all, not '{text}'");
    }
}
