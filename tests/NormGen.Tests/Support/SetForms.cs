using System.Collections.Concurrent;
using NormGen.Tests.Kernels;

namespace NormGen.Tests.Support;

/// <summary>The methods whose statistics are of sets, by name, and the shapes and inputs that they are tested with.</summary>
internal static class SetForms
{
    private static readonly Dictionary<(string Set, string Form), SetForm> s_forms = KernelSets.WithSets
        .SelectMany(set => set.Sets.Select(form => ((set.Name, form.ToString()), form))).ToDictionary();

    // Several tests and forms use each case, and under an emulator drawing one takes longer than normalizing it.
    private static readonly ConcurrentDictionary<(ElementType, SetSharing, SetShape, SetDistribution), SetInput> s_cases = [];

    private static readonly SetShape[] s_anyShape = [new(3, 7, 5), new(2, 33, 1), new(5, 64, 9), new(1, 130, 4), new(2, 3, 300), new(67, 6, 2)];

    private static readonly (int Samples, int Spatial)[] s_around = [(3, 5), (33, 2), (1, 70), (4, 17), (7, 1)];

    public static IEnumerable<string> Names => KernelSets.WithSets[0].Sets.Select(form => form.ToString());

    public static SetForm Named(string name) => Named(name, KernelSets.WithSets[0]);

    public static SetForm Named(string name, KernelSet set) => s_forms[(set.Name, name)];

    /// <summary>
    /// The sizes that a form has kernels for, and one other where it takes any, with a few numbers of samples and positions; where it has none, sizes of all
    /// kinds.
    /// </summary>
    public static IEnumerable<SetShape> Shapes(SetForm form)
    {
        IEnumerable<SetShape> shapes = form.Sizes.Length switch
        {
            0 => s_anyShape.Select(shape => shape with { Channels = (shape.Channels + form.Groups - 1) / form.Groups * form.Groups }),
            1 => s_around.Take(3).Select(around => new SetShape(around.Samples, form.Sizes[0], around.Spatial)),
            _ => form.Sizes.Append(9 * form.Groups).Select((size, i) => new SetShape(s_around[i % s_around.Length].Samples, size, s_around[i % s_around.Length].Spatial)),
        };
        return shapes.Select(shape => form.Spatial == 0 ? shape : shape with { Samples = Math.Min(shape.Samples, 9), Spatial = form.Spatial }).Distinct();
    }

    /// <summary>The input of a form for a shape and a distribution.</summary>
    public static SetInput Case(string name, SetShape shape, SetDistribution distribution) => Case(Named(name), shape, distribution);

    /// <inheritdoc cref="Case(string, SetShape, SetDistribution)"/>
    public static SetInput Case(SetForm form, SetShape shape, SetDistribution distribution) => s_cases.GetOrAdd(
        (form.X, SetSharing.Of(form, shape), shape, distribution),
        static one => SetCorpus.Make(one.Item1, one.Item2, one.Item3, one.Item4, seed: 20261125));

    /// <summary>Whether a call throws, because it would train with one element of each feature.</summary>
    public static bool IsRefused(SetForm form, SetInput input) => form.Kind == Kind.Batch && form.IsTraining && input.Count(form) == 1;

    /// <summary>Whether a form has a y that may be x.</summary>
    public static bool MayAlias(SetForm form) => form.Has(Role.Y) && form.Y == form.X;

    /// <summary>Whether the samples of a call have nothing to do with one another.</summary>
    public static bool IsBySample(SetForm form) => !form.IsOverBatch || form.IsInference || form.IsGiven;
}
