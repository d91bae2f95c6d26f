using In = System.ReadOnlySpan<float>;
using Out = System.Span<float>;

namespace NormGen.Tests.Signatures;

/// <summary>Modifiers that both parts of a partial method must have, and defaults that only one of them may have.</summary>
internal partial class Modified
{
    [Norm(Kind.RMS, Axis.Feature, 3)]
    public virtual partial void Virtual(In x, In weight, Out y);

    [Norm(Kind.RMS, Axis.Feature, 3)]
    public partial void Hidden(In x, In weight, Out y);

    [Norm(Kind.RMS, Axis.Feature, 3)]
    public static partial void Scoped(scoped In x, scoped In weight, scoped Out y);

    [Norm(Kind.RMS, Axis.Feature, 3)]
    public static partial void WithDefault(In x, In weight, Out y, float epsilon = 0.5f);
}

internal partial class ModifiedDerived : Modified
{
    [Norm(Kind.RMS, Axis.Feature, 3, Epsilon = 0.25)]
    public sealed override partial void Virtual(In x, In weight, Out y);

    [Norm(Kind.RMS, Axis.Feature, 3, Epsilon = 0.125)]
    public new partial void Hidden(In x, In weight, Out y);
}

internal partial struct ModifiedStruct
{
    [Norm(Kind.RMS, Axis.Feature, 3)]
    public readonly partial void ReadOnly(In x, In weight, Out y);
}
