namespace NormGen.Specification;

/// <summary>The type of a tensor's, a parameter's or a number's elements.</summary>
/// <param name="Name">How it is written in generated code.</param>
/// <param name="Bits">Its size; null for the type parameter of a kernel that is made for several.</param>
internal sealed record ElementType(string Name, int? Bits)
{
    public static readonly ElementType Single = new("float", 32);
    public static readonly ElementType Double = new("double", 64);
    public static readonly ElementType Half = new("Half", 16);
    public static readonly ElementType BFloat16 = new("BFloat16", 16);
    public static readonly ElementType Int32 = new("int", 32);
    public static readonly ElementType Boolean = new("bool", 8);

    /// <summary>The library's type of a tensor that is not there: what is written to it goes nowhere.</summary>
    public static readonly ElementType Nothing = new("Nothing", 0);

    /// <summary>The elements that a tensor may have.</summary>
    public static readonly IReadOnlyList<ElementType> OfTensors = [Single, Double, Half, BFloat16];

    /// <summary>How many lanes a sum has in this type, whatever the width: 64 floats or 32 doubles, which is as many bytes.</summary>
    public int VirtualLanes => 2048 / Bits!.Value;

    /// <summary>The type that is computed in where x has this one: double's own, and float for all else.</summary>
    public ElementType Compute => this == Double ? Double : Single;

    /// <summary>A type parameter.</summary>
    public static ElementType Parameter(string name) => new(name, null);

    /// <summary>Whether every value of another type is exactly one of this.</summary>
    public bool Holds(ElementType other) => other == this || (this == Double && OfTensors.Contains(other)) || (this == Single && other.Bits == 16);
}
