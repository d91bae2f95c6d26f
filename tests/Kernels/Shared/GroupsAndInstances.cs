using static NormGen.Role;
using In = System.ReadOnlySpan<float>;
using Out = System.Span<float>;

namespace NormGen.Tests.Kernels;

/// <summary>Groups of features and single features of each sample, with channels first and last.</summary>
internal static partial class GroupsAndInstances
{
    public static SetForm[] Forms { get; } =
    [
        new("one size, all there is", Kind.Group, Axis.Channel, [X, Weight, Bias, Spatial, Y, Mean, InvStd], c => Group32(c.X, c.Weight, c.Bias, c.Spatial, c.Y, c.Mean, c.InvStd)) { Sizes = [32], Groups = 8 },
        new("several sizes, positions known", Kind.Group, Axis.Channel, [X, Weight, Bias, Y], c => Group64(c.X, c.Weight, c.Bias, c.Y)) { Sizes = [64, 96], Groups = 32, Spatial = 16 },
        new("no size, in place, saved", Kind.Group, Axis.Channel, [X, Weight, Bias, Spatial, Mean, InvStd], c => GroupAny(c.X, c.Weight, c.Bias, c.Spatial, c.Mean, c.InvStd)) { Groups = 2 },
        new("no size", Kind.Group, Axis.Channel, [X, Y, Dim, Spatial], c => GroupBare(c.X, c.Y, c.Dim, c.Spatial)) { Groups = 3 },
        new("no size, only a weight, ε given", Kind.Group, Axis.Channel, [X, Weight, Spatial, Epsilon, Y, InvStd], c => GroupWeight(c.X, c.Weight, c.Spatial, (float)c.Epsilon, c.Y, c.InvStd)) { Groups = 4, ZeroCentered = true },
        new("no size, one group, positions known, in place", Kind.Group, Axis.Channel, [X, Weight, Bias, Mean], c => GroupOne(c.X, c.Weight, c.Bias, c.Mean)) { Spatial = 25 },
        new("one size, only a bias, ε of its own", Kind.Group, Axis.Channel, [X, Bias, Y, Spatial], c => GroupBias(c.X, c.Bias, c.Y, c.Spatial)) { Sizes = [6], Groups = 2, Epsilon = 0.001 },
        new("one size, positions known, all there is", Kind.Instance, Axis.Channel, [X, Weight, Bias, Y, Mean, InvStd], c => Instance8(c.X, c.Weight, c.Bias, c.Y, c.Mean, c.InvStd)) { Sizes = [8], Spatial = 49 },
        new("no size, in place, saved", Kind.Instance, Axis.Channel, [X, Weight, Bias, Spatial, Mean, InvStd], c => InstanceAny(c.X, c.Weight, c.Bias, c.Spatial, c.Mean, c.InvStd)),
        new("no size, ε given", Kind.Instance, Axis.Channel, [X, Y, Dim, Spatial, Epsilon], c => InstanceBare(c.X, c.Y, c.Dim, c.Spatial, (float)c.Epsilon)),
        new("several sizes, only a weight", Kind.Instance, Axis.Channel, [X, Weight, Spatial, Y, InvStd], c => InstanceSeveral(c.X, c.Weight, c.Spatial, c.Y, c.InvStd)) { Sizes = [3, 40], ZeroCentered = true },

        new("one size, positions known, all there is", Kind.Group, Axis.Feature, [X, Weight, Bias, Y, Mean, InvStd], c => RowsGroup64(c.X, c.Weight, c.Bias, c.Y, c.Mean, c.InvStd)) { Sizes = [64], Groups = 32, Spatial = 16 },
        new("no size, in place, saved", Kind.Group, Axis.Feature, [X, Weight, Bias, Spatial, Mean, InvStd], c => RowsGroupAny(c.X, c.Weight, c.Bias, c.Spatial, c.Mean, c.InvStd)) { Groups = 2 },
        new("several sizes, only a weight, ε given", Kind.Group, Axis.Feature, [X, Weight, Spatial, Epsilon, Y], c => RowsGroup(c.X, c.Weight, c.Spatial, (float)c.Epsilon, c.Y)) { Sizes = [32, 72], Groups = 8, ZeroCentered = true },
        new("one size, one group", Kind.Group, Axis.Feature, [X, Weight, Bias, Spatial, Y, InvStd], c => RowsGroupOne(c.X, c.Weight, c.Bias, c.Spatial, c.Y, c.InvStd)) { Sizes = [33] },
        new("no size, positions known", Kind.Group, Axis.Feature, [X, Y, Dim], c => RowsGroupBare(c.X, c.Y, c.Dim)) { Groups = 3, Spatial = 5 },
        new("one size, positions known, in place", Kind.Instance, Axis.Feature, [X, Weight, Bias], c => RowsInstance33(c.X, c.Weight, c.Bias)) { Sizes = [33], Spatial = 7 },
        new("no size, saved", Kind.Instance, Axis.Feature, [X, Weight, Bias, Spatial, Y, Mean, InvStd], c => RowsInstanceAny(c.X, c.Weight, c.Bias, c.Spatial, c.Y, c.Mean, c.InvStd)),
        new("several sizes, only a bias, saved", Kind.Instance, Axis.Feature, [X, Bias, Spatial, Y, Mean], c => RowsInstance(c.X, c.Bias, c.Spatial, c.Y, c.Mean)) { Sizes = [8, 48] },
    ];

    [Norm(Kind.Group, Axis.Channel, 32, Groups = 8)]
    private static partial void Group32(In x, In weight, In bias, int spatial, Out y, Out mean, Out invStd);

    [Norm(Kind.Group, Axis.Channel, 64, 96, Groups = 32, Spatial = 16)]
    private static partial void Group64(In x, In weight, In bias, Out y);

    [Norm(Kind.Group, Axis.Channel, Groups = 2)]
    private static partial void GroupAny(Out x, In weight, In bias, int spatial, Out mean, Out invStd);

    [Norm(Kind.Group, Axis.Channel, Groups = 3)]
    private static partial void GroupBare(In x, Out y, int dim, int spatial);

    [Norm(Kind.Group, Axis.Channel, Groups = 4, ZeroCentered = true)]
    private static partial void GroupWeight(In x, In weight, int spatial, float epsilon, Out y, Out invStd);

    [Norm(Kind.Group, Axis.Channel, Groups = 1, Spatial = 25)]
    private static partial void GroupOne(Out x, In weight, In bias, Out mean);

    [Norm(Kind.Group, Axis.Channel, 6, Groups = 2, Epsilon = 0.001)]
    private static partial void GroupBias(In x, In bias, Out y, int spatial);

    [Norm(Kind.Instance, Axis.Channel, 8, Spatial = 49)]
    private static partial void Instance8(In x, In weight, In bias, Out y, Out mean, Out invStd);

    [Norm(Kind.Instance, Axis.Channel)]
    private static partial void InstanceAny(Out x, In weight, In bias, int spatial, Out mean, Out invStd);

    [Norm(Kind.Instance, Axis.Channel)]
    private static partial void InstanceBare(In x, Out y, int dim, int spatial, float epsilon);

    [Norm(Kind.Instance, Axis.Channel, 3, 40, ZeroCentered = true)]
    private static partial void InstanceSeveral(In x, In weight, int spatial, Out y, Out invStd);

    [Norm(Kind.Group, Axis.Feature, 64, Groups = 32, Spatial = 16)]
    private static partial void RowsGroup64(In x, In weight, In bias, Out y, Out mean, Out invStd);

    [Norm(Kind.Group, Axis.Feature, Groups = 2)]
    private static partial void RowsGroupAny(Out x, In weight, In bias, int spatial, Out mean, Out invStd);

    [Norm(Kind.Group, Axis.Feature, 32, 72, Groups = 8, ZeroCentered = true)]
    private static partial void RowsGroup(In x, In weight, int spatial, float epsilon, Out y);

    [Norm(Kind.Group, Axis.Feature, 33, Groups = 1)]
    private static partial void RowsGroupOne(In x, In weight, In bias, int spatial, Out y, Out invStd);

    [Norm(Kind.Group, Axis.Feature, Groups = 3, Spatial = 5)]
    private static partial void RowsGroupBare(In x, Out y, int dim);

    [Norm(Kind.Instance, Axis.Feature, 33, Spatial = 7)]
    private static partial void RowsInstance33(Out x, In weight, In bias);

    [Norm(Kind.Instance, Axis.Feature)]
    private static partial void RowsInstanceAny(In x, In weight, In bias, int spatial, Out y, Out mean, Out invStd);

    [Norm(Kind.Instance, Axis.Feature, 8, 48)]
    private static partial void RowsInstance(In x, In bias, int spatial, Out y, Out mean);
}
