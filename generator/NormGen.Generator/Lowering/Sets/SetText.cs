using NormGen.Programs;
using NormGen.Scheduling;

namespace NormGen.Lowering;

/// <summary>What a kernel of sets says of itself, for the reader of the generated code.</summary>
internal static class SetText
{
    /// <summary>What the sets are.</summary>
    public static string Subject(KernelContext kernel) => ProgramCatalog.SharingOf(kernel.Spec.Kind, kernel.Spec.Axis) switch
    {
        Sharing.Position => "The channels of each position",
        Sharing.GroupOfSample => "A group of features at all positions of a sample",
        Sharing.FeatureOfSample => "One feature at all positions of a sample",
        _ => "One feature at all positions of the batch",
    };

    /// <summary>The order of additions.</summary>
    public static string Order(KernelContext kernel)
    {
        List<string> sums = [];
        if (kernel.Program.Reduces.Any())
            sums.Add(kernel.Walk == Walk.Columns ? "columns are summed down the rows in pieces and blocks as SetOrder has them" : $"sums run in {kernel.Compute.VirtualLanes} virtual lanes along each run, in pieces as SetOrder has them");
        if (kernel.Program.FeatureSums.Count > 0)
            sums.Add($"what each feature adds up runs in {ColumnSchedule.LanesAlongRow(kernel.Compute)} virtual lanes along its row of a block");
        if (sums.Count == 0)
            return "Nothing is summed: the statistics are there already.";
        string all = string.Join("; ", sums);
        return $"{char.ToUpperInvariant(all[0])}{all.Substring(1)}. What comes of it is gathered in double, in every width alike: the bits are the same on all hardware.";
    }

    public static string Plan(KernelContext kernel, Schedule schedule)
    {
        if (kernel.Walk != Walk.Columns)
            return $"{schedule.Bits} bits: vectors of {schedule.VectorLanes} along each run, the tail by its length; {schedule.Map.VectorsPerStep} vectors of output a step.";
        ColumnSchedule columns = Planner.PlanColumns(schedule.Bits, kernel.Compute);
        string sums = kernel.Program.Reduces.Any() ? $"sums of {columns.SumVectors * columns.VectorLanes} columns side by side; " : "";
        return $"{schedule.Bits} bits: vectors of {columns.VectorLanes} columns; {sums}{columns.OutputVectors} vectors of output a step.";
    }
}
