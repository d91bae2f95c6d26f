using static NormGen.Role;
using In = System.ReadOnlySpan<float>;
using Out = System.Span<float>;

namespace NormGen.Tests.Kernels;

/// <summary>Gradients of L2: without a weight, with one for each feature, and with one for all of them, which is ScaleNorm.</summary>
internal static partial class GradientL2
{
    private static readonly StepForm s_bare = new("several sizes, ε given", Kind.L2, Placement.None, [X, Y, InvStd, Dim, Role.Epsilon], c => Bare(c.X, c.Y, c.InvStd, c.Dim, (float)c.Epsilon)) { Sizes = [128, 1000] };

    private static readonly StepForm s_of100 = new("one size", Kind.L2, Placement.None, [X, Weight, Y, InvStd], c => Of100(c.X, c.Weight, c.Y, c.InvStd)) { Sizes = [100] };

    private static readonly StepForm s_any = new("no size, ε given", Kind.L2, Placement.None, [X, Weight, Y, InvStd, Role.Epsilon], c => Any(c.X, c.Weight, c.Y, c.InvStd, (float)c.Epsilon));

    private static readonly StepForm s_scaleNorm = new("one size, ScaleNorm", Kind.L2, Placement.None, [X, Weight, Y, InvStd], c => ScaleNorm(c.X, (float)c.SharedWeight, c.Y, c.InvStd)) { Sizes = [64], SharedWeight = true };

    private static readonly StepForm s_scaleNormAny = new("no size, ScaleNorm", Kind.L2, Placement.None, [X, Weight, Y, InvStd, Dim, Role.Epsilon], c => ScaleNormAny(c.X, (float)c.SharedWeight, c.Y, c.InvStd, c.Dim, (float)c.Epsilon)) { SharedWeight = true };

    private static readonly StepForm s_post = new("no size", Kind.L2, Placement.Post, [X, Residual, Weight, Sum, Y, InvStd], c => Post(c.X, c.Residual, c.Weight, c.Sum, c.Y, c.InvStd));

    public static GradientForm[] Forms { get; } =
    [
        new("saved", s_bare, [Dy, X, InvStd, Dx, Dim, Role.Epsilon], c => BareSaved(c.Dy, c.X, c.InvStd, c.Dx, c.Dim, (float)c.Epsilon)),
        new("recomputed", s_bare, [Dy, X, Dx, Dim, Role.Epsilon], c => BareAnew(c.Dy, c.X, c.Dx, c.Dim, (float)c.Epsilon)),
        new("saved", s_of100, [Dy, X, Weight, InvStd, Dx, DWeight], c => Of100Saved(c.Dy, c.X, c.Weight, c.InvStd, c.Dx, c.DWeight)),
        new("recomputed", s_any, [Dy, X, Weight, Dx, DWeight, Role.Epsilon], c => AnyAnew(c.Dy, c.X, c.Weight, c.Dx, c.DWeight, (float)c.Epsilon)),
        new("recomputed", s_scaleNorm, [Dy, X, Weight, Dx, DWeight], c => ScaleNormAnew(c.Dy, c.X, (float)c.SharedWeight, c.Dx, c.DWeight)),
        new("saved, weight alone", s_scaleNorm, [Dy, X, InvStd, DWeight], c => ScaleNormOfWeight(c.Dy, c.X, c.InvStd, c.DWeight)),
        new("saved", s_scaleNormAny, [Dy, X, Weight, InvStd, Dx, DWeight, Dim, Role.Epsilon], c => ScaleNormAnySaved(c.Dy, c.X, (float)c.SharedWeight, c.InvStd, c.Dx, c.DWeight, c.Dim, (float)c.Epsilon)),
        new("recomputed", s_post, [Dy, Sum, Weight, Dx, DResidual, DWeight], c => PostAnew(c.Dy, c.Sum, c.Weight, c.Dx, c.DResidual, c.DWeight)),
    ];

    [Norm(Kind.L2, Axis.Feature, 128, 1000)]
    private static partial void Bare(In x, Out y, Out invStd, int dim, float epsilon);

    [NormGradient(nameof(Bare))]
    private static partial void BareSaved(In dy, In x, In invStd, Out dx, int dim, float epsilon);

    [NormGradient(nameof(Bare))]
    private static partial void BareAnew(In dy, In x, Out dx, int dim, float epsilon);

    [Norm(Kind.L2, Axis.Feature, 100)]
    private static partial void Of100(In x, In weight, Out y, Out invStd);

    [NormGradient(nameof(Of100))]
    private static partial void Of100Saved(In dy, In x, In weight, In invStd, Out dx, Out dweight);

    [Norm(Kind.L2, Axis.Feature)]
    private static partial void Any(In x, In weight, Out y, Out invStd, float epsilon);

    [NormGradient(nameof(Any))]
    private static partial void AnyAnew(In dy, In x, In weight, Out dx, Out dweight, float epsilon);

    [Norm(Kind.L2, Axis.Feature, 64)]
    private static partial void ScaleNorm(In x, float weight, Out y, Out invStd);

    [NormGradient(nameof(ScaleNorm))]
    private static partial void ScaleNormAnew(In dy, In x, float weight, Out dx, Out dweight);

    [NormGradient(nameof(ScaleNorm))]
    private static partial void ScaleNormOfWeight(In dy, In x, In invStd, Out dweight);

    [Norm(Kind.L2, Axis.Feature)]
    private static partial void ScaleNormAny(In x, float weight, Out y, Out invStd, int dim, float epsilon);

    [NormGradient(nameof(ScaleNormAny))]
    private static partial void ScaleNormAnySaved(In dy, In x, float weight, In invStd, Out dx, Out dweight, int dim, float epsilon);

    [Norm(Kind.L2, Axis.Feature, Placement = Placement.Post)]
    private static partial void Post(In x, In residual, In weight, Out sum, Out y, Out invStd);

    [NormGradient(nameof(Post))]
    private static partial void PostAnew(In dy, In sum, In weight, Out dx, Out dresidual, Out dweight);
}
