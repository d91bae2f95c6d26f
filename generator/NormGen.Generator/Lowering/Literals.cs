using System.Globalization;
using NormGen.Specification;

namespace NormGen.Lowering;

/// <summary>Numbers as C# source, the same on every machine, compiler host and culture.</summary>
internal static class Literals
{
    /// <summary>A literal of a type that is computed in.</summary>
    public static string Of(double value, ElementType type) => type == ElementType.Double ? Double(value) : Float(value);

    /// <summary>A float literal that reads back as exactly this value.</summary>
    public static string Float(double value)
    {
        float single = (float)value;

        // .NET Framework's "R" is not always shortest, but nine digits always read back.
        for (int digits = 1; digits < 9; digits++)
        {
            string text = single.ToString("G" + digits, CultureInfo.InvariantCulture);
            if (float.Parse(text, CultureInfo.InvariantCulture) == single)
                return text + "f";
        }

        return single.ToString("G9", CultureInfo.InvariantCulture) + "f";
    }

    /// <summary>A double literal that reads back as exactly this value.</summary>
    public static string Double(double value) => Numerals.Shortest(value) + "d";

    public static string Int(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A number of the machine's own width, of a literal or of the name of an int.</summary>
    public static string Native(string number) => number.All(char.IsDigit) ? number : "(nuint)" + number;

    /// <summary>A string literal.</summary>
    public static string String(string value) => "\"" + value.Replace("\\", "\\\\").Replace("\"", "\\\"") + "\"";
}
