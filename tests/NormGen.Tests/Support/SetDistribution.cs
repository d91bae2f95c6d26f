namespace NormGen.Tests.Support;

/// <summary>How the elements that share their statistics are drawn.</summary>
public enum SetDistribution
{
    Normal,

    /// <summary>A mean 10³ times the standard deviation.</summary>
    Offset,

    /// <summary>A mean 3·10⁵ times the standard deviation.</summary>
    Far,

    /// <summary>A few elements 10⁴ times the others, one of them among the first.</summary>
    Outlier,

    /// <summary>Elements that grow through the set, far beyond their spread.</summary>
    Trend,

    /// <summary>Magnitudes whose squares float cannot hold, one to a set.</summary>
    Huge,

    /// <summary>Magnitudes whose squares are nothing in float, one to a set.</summary>
    Tiny,

    /// <summary>Sets of all magnitudes together.</summary>
    Mixed,

    /// <summary>One value throughout a set, of another magnitude in each.</summary>
    Constant,

    /// <summary>A value and its next two neighbours in the type, of another magnitude in each set.</summary>
    NearlyConstant,

    Zero,

    /// <summary>Elements below the smallest normal number.</summary>
    Subnormal,

    /// <summary>A NaN in one set.</summary>
    Nan,

    /// <summary>A positive infinity in one set.</summary>
    PositiveInfinity,

    /// <summary>A negative infinity in one set.</summary>
    NegativeInfinity,
}
