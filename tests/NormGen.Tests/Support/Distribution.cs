namespace NormGen.Tests.Support;

/// <summary>How the elements of a row are drawn.</summary>
public enum Distribution
{
    Normal,

    /// <summary>A mean 3·10⁵ times the standard deviation.</summary>
    Far,

    /// <summary>Magnitudes 10⁻²⁰ to 10⁻³⁸, one to a row.</summary>
    Tiny,

    /// <summary>Magnitudes 10²⁰ to the largest float, one to a row.</summary>
    Huge,

    /// <summary>Rows of all magnitudes together.</summary>
    Mixed,

    /// <summary>A few elements 10⁴ times the others, one of them within the first 64.</summary>
    Outlier,

    /// <summary>Elements that grow along the row, far beyond their spread.</summary>
    Trend,

    /// <summary>One value throughout a row, of another magnitude in each.</summary>
    Constant,

    /// <summary>A value and its next two neighbours among the floats, of another magnitude in each row.</summary>
    NearlyConstant,

    Zero,

    /// <summary>Elements below the smallest normal float.</summary>
    Subnormal,

    /// <summary>A NaN in one row.</summary>
    Nan,

    /// <summary>A positive infinity in one row.</summary>
    PositiveInfinity,

    /// <summary>A negative infinity in one row.</summary>
    NegativeInfinity,
}
