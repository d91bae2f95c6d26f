using System.Globalization;
using Microsoft.CodeAnalysis;
using NormGen.Diagnostics;
using NormGen.Specification;

namespace NormGen.Parsing;

/// <summary>Checks the numbers that a method is given: its sizes and ε.</summary>
internal static class Numbers
{
    public static IEnumerable<Problem> ProblemsOfSizes(AttributeReader reader)
    {
        HashSet<int> seen = [];
        for (int i = 0; i < reader.Sizes.Count; i++)
        {
            int size = reader.Sizes[i];
            Problem Wrong(string why) => new(Rules.WrongSize, reader.SizeLocation(i), size, why);
            if (size < 1)
                yield return Wrong("is less than 1; a size is a feature count");
            else if (size > NormSpec.LargestSize)
                yield return Wrong($"is more than the {NormSpec.LargestSize} elements that an array can hold; no row is that long");
            else if (!seen.Add(size))
                yield return Wrong("is given twice; remove one") with { Data = FixData.Needless };
            else if (seen.Count == NormSpec.MostSizes + 1)
                yield return Wrong($"is one more than the {NormSpec.MostSizes} that a method takes; leave out those that any other size's kernel serves well enough") with { Data = FixData.Needless };
        }
    }

    public static IEnumerable<Problem> ProblemsOfEpsilon(AttributeReader reader)
    {
        if (Needed(reader.Epsilon) is { } needed)
            yield return new Problem(Rules.WrongEpsilon, reader.ValueLocation("Epsilon"), "Epsilon", reader.Epsilon.ToString(CultureInfo.InvariantCulture), needed);
    }

    /// <summary>A parameter's own value is checked at each call; its default is known now.</summary>
    public static IEnumerable<Problem> ProblemsOfDefault(IParameterSymbol epsilon, CancellationToken cancellation)
    {
        if (epsilon is { HasExplicitDefaultValue: true, ExplicitDefaultValue: float value } && Needed(value) is { } needed)
            yield return new Problem(Rules.WrongEpsilon, epsilon.DefaultLocation(cancellation), $"The default of '{epsilon.Name}'", value.ToString(CultureInfo.InvariantCulture), needed);
    }

    /// <summary>What ε must be, where it is not; kernels compute with it as a float.</summary>
    private static string? Needed(double epsilon) => epsilon switch
    {
        > 0 and <= double.MaxValue when (float)epsilon > 0 && (float)epsilon <= float.MaxValue => null,
        > 0 and < 1 => "above zero as a float too, which begins at 1.4E-45",
        > 1 and <= double.MaxValue => "finite as a float too, which ends at 3.4028235E+38",
        _ => "finite and above zero",
    };
}
