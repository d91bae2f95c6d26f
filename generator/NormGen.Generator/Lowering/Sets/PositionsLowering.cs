using NormGen.Programs;
using NormGen.Specification;

namespace NormGen.Lowering;

/// <summary>
/// Writes the loops that hand positions to a kernel whose columns they are: the valid ones of a sample that follow one another, with its channels for rows, each group
/// of features apart.
/// </summary>
internal static class PositionsLowering
{
    /// <summary>Writes one call.</summary>
    /// <param name="offset">Where a role's first element is in its span; empty where it is the first.</param>
    /// <param name="geometry">The arguments that tell where the sets are.</param>
    /// <param name="feature">The first of the features; empty where it is the first of all.</param>
    public delegate void WriteCall(Func<Role, string> offset, string geometry, string feature);

    /// <summary>Writes the loops.</summary>
    public static void Write(SourceWriter writer, NormSpec spec, EntryNames names, WriteCall call)
    {
        (string dim, string spatial, string sets) = (names.Dim, names.Spatial, SetCheckLowering.SetsOfSample(spec, names));
        string setDim = names.GroupDim, geometry = $"new RowRuns({setDim}), 0, {setDim}, {Literals.Native(spatial)}, {Literals.Native(setDim)}, (nuint)some";
        using (writer.Block("for (int sample = 0; sample < samples; sample++)"))
        {
            writer.Line($"int first = sample * {spatial}, end = first + {spatial};");
            using (writer.Block("for (int at = first; valid.Next(ref at, end, int.MaxValue, out int some); at += some)"))
            {
                if (spec.Groups == 1)
                {
                    call(r => KernelContext.IsPerRow(r) ? $"(nint)sample * {dim} * {spatial} + at - first" : RoleFacts.IsStatistic(r) ? "at" : "", geometry, "");
                    return;
                }

                using (writer.Block($"for (int set = 0; set < {sets}; set++)"))
                {
                    string feature = $"set * {setDim}";
                    call(
                        r => KernelContext.IsPerRow(r) ? $"((nint)sample * {dim} + {feature}) * {spatial} + at - first"
                            : RoleFacts.IsStatistic(r) ? $"((nint)sample * {sets} + set) * {spatial} + at - first"
                            : feature,
                        geometry,
                        feature);
                }
            }
        }
    }
}
