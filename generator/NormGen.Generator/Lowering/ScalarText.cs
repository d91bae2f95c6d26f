using NormGen.Programs;
using NormGen.Specification;

namespace NormGen.Lowering;

/// <summary>
/// How the scalars of a row or a set are written: in the type that they are worked out in, and rounded where elements are computed with them or the caller is
/// given them.
/// </summary>
/// <param name="kernel">The kernel.</param>
/// <param name="dialect">What scalars are worked out in.</param>
/// <param name="isRedo">Whether this is the second try, in which elements are of the scalars' type.</param>
internal sealed class ScalarText(KernelContext kernel, ScalarDialect dialect, bool isRedo)
{
    /// <summary>Whether scalars are of a type that results and elements have to be rounded from.</summary>
    private bool AreWide => !isRedo && dialect.IsDouble && kernel.Compute != ElementType.Double;

    /// <summary>The type of a scalar's variable: one that elements are computed with has theirs.</summary>
    public string TypeOf(string scalar) => IsForElements(scalar) ? kernel.Compute.Name : dialect.Type;

    /// <summary>A scalar where other scalars are made of it, in the type that they are worked out in: C# would take the difference of two floats as a float.</summary>
    public string Read(string scalar) => IsForElements(scalar) ? $"({dialect.Type}){scalar}" : scalar;

    /// <summary>A value as its scalar's variable holds it.</summary>
    public string Held(string scalar, string value) => IsForElements(scalar) ? ScalarDialect.Cast(kernel.Compute, value) : value;

    /// <summary>A scalar as the caller is given it.</summary>
    public string Saved(string scalar) => IsForElements(scalar) ? scalar : ToCaller(scalar);

    /// <summary>A value as the caller is given it.</summary>
    public string ToCaller(string value) => isRedo ? FloatRangeText.Result(value, kernel) : AreWide ? ScalarDialect.Cast(kernel.Compute, value) : value;

    /// <summary>The test that the kernel's type cannot hold a scalar.</summary>
    public string IsOutside(string scalar) => $"FloatRange.Outside({(AreWide && !IsForElements(scalar) ? $"({kernel.Compute.Name}){scalar}" : scalar)})";

    // What the caller hands over is rounded whether elements are computed with it or not: they are with some outputs, and without others they are not.
    private bool IsForElements(string scalar) => AreWide && (kernel.ScalarsOfElements.Contains(scalar) || kernel.Takes.Any(t => t.Name == scalar));
}
