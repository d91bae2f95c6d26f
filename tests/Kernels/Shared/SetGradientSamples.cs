using static NormGen.Role;
using In = System.ReadOnlySpan<float>;
using Out = System.Span<float>;

namespace NormGen.Tests.Kernels;

/// <summary>Gradients of groups of features and of single features of each sample, with channels first and last.</summary>
internal static partial class SetGradientSamples
{
    private static readonly SetForm
        s_group32 = new("one size", Kind.Group, Axis.Channel, [X, Weight, Bias, Spatial, Y, Mean, InvStd], c => Group32(c.X, c.Weight, c.Bias, c.Spatial, c.Y, c.Mean, c.InvStd)) { Sizes = [32], Groups = 8 },
        s_group = new("no size, ε given", Kind.Group, Axis.Channel, [X, Weight, Spatial, Epsilon, Y], c => Group(c.X, c.Weight, c.Spatial, (float)c.Epsilon, c.Y)) { Groups = 3, ZeroCentered = true },
        s_groupOne = new("no size, positions known, in place", Kind.Group, Axis.Channel, [X, Bias], c => GroupOne(c.X, c.Bias)) { Spatial = 25, Epsilon = 0.001 },
        s_instance8 = new("one size, positions known", Kind.Instance, Axis.Channel, [X, Weight, Bias, Y, Mean, InvStd], c => Instance8(c.X, c.Weight, c.Bias, c.Y, c.Mean, c.InvStd)) { Sizes = [8], Spatial = 49 },
        s_instance = new("no size", Kind.Instance, Axis.Channel, [X, Weight, Bias, Spatial, Y], c => Instance(c.X, c.Weight, c.Bias, c.Spatial, c.Y)),
        s_rowsGroup64 = new("one size, positions known", Kind.Group, Axis.Feature, [X, Weight, Bias, Y, Mean, InvStd], c => RowsGroup64(c.X, c.Weight, c.Bias, c.Y, c.Mean, c.InvStd)) { Sizes = [64], Groups = 32, Spatial = 16 },
        s_rowsGroup = new("no size", Kind.Group, Axis.Feature, [X, Weight, Bias, Spatial, Y, Mean, InvStd], c => RowsGroup(c.X, c.Weight, c.Bias, c.Spatial, c.Y, c.Mean, c.InvStd)) { Groups = 2 },
        s_rowsInstance = new("several sizes", Kind.Instance, Axis.Feature, [X, Weight, Bias, Spatial, Y, Mean, InvStd], c => RowsInstance(c.X, c.Weight, c.Bias, c.Spatial, c.Y, c.Mean, c.InvStd)) { Sizes = [8, 33] },
        s_rowsInstanceBare = new("no size", Kind.Instance, Axis.Feature, [X, Dim, Spatial, Y], c => RowsInstanceBare(c.X, c.Dim, c.Spatial, c.Y));

    public static SetGradientForm[] Forms { get; } =
    [
        new("saved", s_group32, [Dy, X, Weight, Mean, InvStd, Spatial, Dx, DWeight, DBias], c => Group32Gradient(c.Dy, c.X, c.Weight, c.Mean, c.InvStd, c.Spatial, c.Dx, c.DWeight, c.DBias)),
        new("recomputed", s_group32, [Dy, X, Weight, Spatial, Dx, DWeight, DBias], c => Group32Recomputed(c.Dy, c.X, c.Weight, c.Spatial, c.Dx, c.DWeight, c.DBias)),
        new("recomputed", s_group, [Dy, X, Weight, Spatial, Epsilon, Dx, DWeight], c => GroupGradient(c.Dy, c.X, c.Weight, c.Spatial, (float)c.Epsilon, c.Dx, c.DWeight)),
        new("recomputed, no weight", s_groupOne, [Dy, X, Dx, DBias], c => GroupOneGradient(c.Dy, c.X, c.Dx, c.DBias)),
        new("saved", s_instance8, [Dy, X, Weight, Mean, InvStd, Dx, DWeight, DBias], c => Instance8Gradient(c.Dy, c.X, c.Weight, c.Mean, c.InvStd, c.Dx, c.DWeight, c.DBias)),
        new("recomputed", s_instance, [Dy, X, Weight, Spatial, Dx, DWeight, DBias], c => InstanceGradient(c.Dy, c.X, c.Weight, c.Spatial, c.Dx, c.DWeight, c.DBias)),
        new("saved", s_rowsGroup64, [Dy, X, Weight, Mean, InvStd, Dx, DWeight, DBias], c => RowsGroup64Gradient(c.Dy, c.X, c.Weight, c.Mean, c.InvStd, c.Dx, c.DWeight, c.DBias)),
        new("saved", s_rowsGroup, [Dy, X, Weight, Mean, InvStd, Spatial, Dx, DWeight, DBias], c => RowsGroupGradient(c.Dy, c.X, c.Weight, c.Mean, c.InvStd, c.Spatial, c.Dx, c.DWeight, c.DBias)),
        new("recomputed", s_rowsGroup, [Dy, X, Weight, Spatial, Dx, DWeight, DBias], c => RowsGroupRecomputed(c.Dy, c.X, c.Weight, c.Spatial, c.Dx, c.DWeight, c.DBias)),
        new("saved, only dweight", s_rowsGroup, [Dy, X, Mean, InvStd, Spatial, DWeight], c => RowsGroupWeight(c.Dy, c.X, c.Mean, c.InvStd, c.Spatial, c.DWeight)),
        new("saved", s_rowsInstance, [Dy, X, Weight, Mean, InvStd, Spatial, Dx, DWeight, DBias], c => RowsInstanceGradient(c.Dy, c.X, c.Weight, c.Mean, c.InvStd, c.Spatial, c.Dx, c.DWeight, c.DBias)),
        new("recomputed", s_rowsInstance, [Dy, X, Weight, Spatial, Dx, DWeight, DBias], c => RowsInstanceRecomputed(c.Dy, c.X, c.Weight, c.Spatial, c.Dx, c.DWeight, c.DBias)),
        new("recomputed, nothing but dx", s_rowsInstanceBare, [Dy, X, Dim, Spatial, Dx], c => RowsInstanceInput(c.Dy, c.X, c.Dim, c.Spatial, c.Dx)),
    ];

    [Norm(Kind.Group, Axis.Channel, 32, Groups = 8)]
    private static partial void Group32(In x, In weight, In bias, int spatial, Out y, Out mean, Out invStd);

    [NormGradient(nameof(Group32))]
    private static partial void Group32Gradient(In dy, In x, In weight, In mean, In invStd, int spatial, Out dx, Out dweight, Out dbias);

    [NormGradient(nameof(Group32))]
    private static partial void Group32Recomputed(In dy, In x, In weight, int spatial, Out dx, Out dweight, Out dbias);

    [Norm(Kind.Group, Axis.Channel, Groups = 3, ZeroCentered = true)]
    private static partial void Group(In x, In weight, int spatial, float epsilon, Out y);

    [NormGradient(nameof(Group))]
    private static partial void GroupGradient(In dy, In x, In weight, int spatial, float epsilon, Out dx, Out dweight);

    [Norm(Kind.Group, Axis.Channel, Groups = 1, Spatial = 25, Epsilon = 0.001)]
    private static partial void GroupOne(Out x, In bias);

    [NormGradient(nameof(GroupOne))]
    private static partial void GroupOneGradient(In dy, In x, Out dx, Out dbias);

    [Norm(Kind.Instance, Axis.Channel, 8, Spatial = 49)]
    private static partial void Instance8(In x, In weight, In bias, Out y, Out mean, Out invStd);

    [NormGradient(nameof(Instance8))]
    private static partial void Instance8Gradient(In dy, In x, In weight, In mean, In invStd, Out dx, Out dweight, Out dbias);

    [Norm(Kind.Instance, Axis.Channel)]
    private static partial void Instance(In x, In weight, In bias, int spatial, Out y);

    [NormGradient(nameof(Instance))]
    private static partial void InstanceGradient(In dy, In x, In weight, int spatial, Out dx, Out dweight, Out dbias);

    [Norm(Kind.Group, Axis.Feature, 64, Groups = 32, Spatial = 16)]
    private static partial void RowsGroup64(In x, In weight, In bias, Out y, Out mean, Out invStd);

    [NormGradient(nameof(RowsGroup64))]
    private static partial void RowsGroup64Gradient(In dy, In x, In weight, In mean, In invStd, Out dx, Out dweight, Out dbias);

    [Norm(Kind.Group, Axis.Feature, Groups = 2)]
    private static partial void RowsGroup(In x, In weight, In bias, int spatial, Out y, Out mean, Out invStd);

    [NormGradient(nameof(RowsGroup))]
    private static partial void RowsGroupGradient(In dy, In x, In weight, In mean, In invStd, int spatial, Out dx, Out dweight, Out dbias);

    [NormGradient(nameof(RowsGroup))]
    private static partial void RowsGroupRecomputed(In dy, In x, In weight, int spatial, Out dx, Out dweight, Out dbias);

    [NormGradient(nameof(RowsGroup))]
    private static partial void RowsGroupWeight(In dy, In x, In mean, In invStd, int spatial, Out dweight);

    [Norm(Kind.Instance, Axis.Feature, 8, 33)]
    private static partial void RowsInstance(In x, In weight, In bias, int spatial, Out y, Out mean, Out invStd);

    [NormGradient(nameof(RowsInstance))]
    private static partial void RowsInstanceGradient(In dy, In x, In weight, In mean, In invStd, int spatial, Out dx, Out dweight, Out dbias);

    [NormGradient(nameof(RowsInstance))]
    private static partial void RowsInstanceRecomputed(In dy, In x, In weight, int spatial, Out dx, Out dweight, Out dbias);

    [Norm(Kind.Instance, Axis.Feature)]
    private static partial void RowsInstanceBare(In x, int dim, int spatial, Out y);

    [NormGradient(nameof(RowsInstanceBare))]
    private static partial void RowsInstanceInput(In dy, In x, int dim, int spatial, Out dx);
}
