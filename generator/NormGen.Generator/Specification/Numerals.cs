using System.Globalization;

namespace NormGen.Specification;

/// <summary>Numbers as text, the same on every machine, compiler host and culture.</summary>
internal static class Numerals
{
    /// <summary>The shortest text that reads back as this value. .NET Framework's "R" is not always that, but 17 digits always read back.</summary>
    public static string Shortest(double value)
    {
        for (int digits = 1; digits < 17; digits++)
        {
            string text = value.ToString("G" + digits, CultureInfo.InvariantCulture);
            if (double.Parse(text, CultureInfo.InvariantCulture) == value)
                return text;
        }

        return value.ToString("G17", CultureInfo.InvariantCulture);
    }
}
