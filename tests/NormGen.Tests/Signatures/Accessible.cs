using In = System.ReadOnlySpan<float>;
using Out = System.Span<float>;

namespace NormGen.Tests.Signatures;

/// <summary>Methods of every accessibility, static and not, with a way to each that a test may take.</summary>
public partial class Accessible
{
    internal static RmsMethod PrivateStaticMethod => PrivateStatic;

    internal static RmsMethod PrivateByDefaultMethod => PrivateByDefault;

    internal RmsMethod PrivateInstanceMethod => PrivateInstance;

    [Norm(Kind.RMS, Axis.Feature, 3)]
    public static partial void PublicStatic(In x, In weight, Out y);

    [Norm(Kind.RMS, Axis.Feature, 3)]
    internal static partial void InternalStatic(In x, In weight, Out y);

    [Norm(Kind.RMS, Axis.Feature, 3)]
    protected static partial void ProtectedStatic(In x, In weight, Out y);

    [Norm(Kind.RMS, Axis.Feature, 3)]
    protected internal static partial void ProtectedInternalStatic(In x, In weight, Out y);

    [Norm(Kind.RMS, Axis.Feature, 3)]
    private protected static partial void PrivateProtectedStatic(In x, In weight, Out y);

    [Norm(Kind.RMS, Axis.Feature, 3)]
    private static partial void PrivateStatic(In x, In weight, Out y);

#pragma warning disable IDE0040 // The accessibility left out is what is tested.
    [Norm(Kind.RMS, Axis.Feature, 3)]
    static partial void PrivateByDefault(In x, In weight, Out y);
#pragma warning restore IDE0040

    [Norm(Kind.RMS, Axis.Feature, 3)]
    public partial void PublicInstance(In x, In weight, Out y);

    [Norm(Kind.RMS, Axis.Feature, 3)]
    internal partial void InternalInstance(In x, In weight, Out y);

    [Norm(Kind.RMS, Axis.Feature, 3)]
    protected partial void ProtectedInstance(In x, In weight, Out y);

    [Norm(Kind.RMS, Axis.Feature, 3)]
    protected internal partial void ProtectedInternalInstance(In x, In weight, Out y);

    [Norm(Kind.RMS, Axis.Feature, 3)]
    private protected partial void PrivateProtectedInstance(In x, In weight, Out y);

    [Norm(Kind.RMS, Axis.Feature, 3)]
    private partial void PrivateInstance(In x, In weight, Out y);
}

/// <summary>Reaches the protected ones.</summary>
internal sealed class AccessibleDerived : Accessible
{
    public static RmsMethod[] Statics => [ProtectedStatic, ProtectedInternalStatic, PrivateProtectedStatic];

    public RmsMethod[] Instances => [ProtectedInstance, ProtectedInternalInstance, PrivateProtectedInstance];
}
