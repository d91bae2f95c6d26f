using System.Globalization;
using Microsoft.CodeAnalysis;
using NormGen.Diagnostics;
using NormGen.Specification;

namespace NormGen.Parsing;

/// <summary>Checks the numbers that a method is given: its sizes, its groups, its scales and shares, and ε.</summary>
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

    public static IEnumerable<Problem> ProblemsOfEpsilon(AttributeReader reader, ElementType compute)
    {
        if (Needed(reader.Epsilon, compute) is { } needed)
            yield return new Problem(Rules.WrongEpsilon, reader.ValueLocation("Epsilon"), "Epsilon", reader.Epsilon.ToString(CultureInfo.InvariantCulture), needed);
    }

    public static IEnumerable<Problem> ProblemsOfGroups(AttributeReader reader)
    {
        int groups = reader.Groups;
        Problem Wrong(Location? location, string why) => new(Rules.WrongGroups, location, groups, why);
        if (groups < 1)
            yield return Wrong(reader.ValueLocation("Groups"), "must be at least 1");
        for (int i = 0; groups > 1 && i < reader.Sizes.Count; i++)
        {
            // What is no size at all has an error of its own.
            if (reader.Sizes[i] > 0 && reader.Sizes[i] % groups != 0)
                yield return Wrong(reader.SizeLocation(i), $"must divide every size, and {reader.Sizes[i]} leaves {reader.Sizes[i] % groups}");
        }
    }

    public static IEnumerable<Problem> ProblemsOfScales(AttributeReader reader, ElementType compute)
    {
        foreach ((string setting, double value) in new[] { ("ResidualScale", reader.ResidualScale), ("BranchScale", reader.BranchScale) })
        {
            if (!IsFactor(value, compute))
                yield return new Problem(Rules.WrongScale, reader.ValueLocation(setting), setting, value.ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Momentum and α are parts of a whole.</summary>
    public static IEnumerable<Problem> ProblemsOfShare(AttributeReader reader, string setting, double value)
    {
        if (!IsShare(value))
            yield return new Problem(Rules.WrongShare, reader.ValueLocation(setting), setting, value.ToString(CultureInfo.InvariantCulture));
    }

    /// <inheritdoc cref="ProblemsOfDefaultEpsilon"/>
    public static IEnumerable<Problem> ProblemsOfDefaultMomentum(IParameterSymbol momentum, CancellationToken cancellation)
    {
        if (Default(momentum) is var (value, shown) && !IsShare(value))
            yield return new Problem(Rules.WrongShare, momentum.DefaultLocation(cancellation), $"The default of '{momentum.Name}'", shown);
    }

    /// <summary>A parameter's own value is checked at each call; its default is known now.</summary>
    public static IEnumerable<Problem> ProblemsOfDefaultEpsilon(IParameterSymbol epsilon, CancellationToken cancellation)
    {
        if (Default(epsilon) is var (value, shown) && Needed(value, TypeOf(epsilon)) is { } needed)
            yield return new Problem(Rules.WrongEpsilon, epsilon.DefaultLocation(cancellation), $"The default of '{epsilon.Name}'", shown, needed);
    }

    /// <inheritdoc cref="ProblemsOfDefaultEpsilon"/>
    public static IEnumerable<Problem> ProblemsOfDefaultScale(IParameterSymbol scale, CancellationToken cancellation)
    {
        if (Default(scale) is var (value, shown) && !IsFactor(value, TypeOf(scale)))
            yield return new Problem(Rules.WrongScale, scale.DefaultLocation(cancellation), $"The default of '{scale.Name}'", shown);
    }

    private static (double Value, string Shown)? Default(IParameterSymbol parameter) => parameter.HasExplicitDefaultValue && parameter.ExplicitDefaultValue is float or double
        ? (Convert.ToDouble(parameter.ExplicitDefaultValue), ((IFormattable)parameter.ExplicitDefaultValue).ToString(null, CultureInfo.InvariantCulture))
        : null;

    private static ElementType TypeOf(IParameterSymbol number) => ElementTypes.Of(number.Type) ?? ElementType.Single;

    private static bool IsShare(double value) => value is >= 0 and <= 1;

    private static bool IsFactor(double value, ElementType compute) => Math.Abs(value) <= (compute == ElementType.Double ? double.MaxValue : float.MaxValue);

    /// <summary>What ε must be, where it is not, in the type that the kernel computes with.</summary>
    private static string? Needed(double epsilon, ElementType compute) => epsilon switch
    {
        > 0 and <= double.MaxValue when compute == ElementType.Double || ((float)epsilon > 0 && (float)epsilon <= float.MaxValue) => null,
        > 0 and < 1 => "above zero as a float too, which begins at 1.4E-45",
        > 1 and <= double.MaxValue => "finite as a float too, which ends at 3.4028235E+38",
        _ => "finite and above zero",
    };
}
