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
    public static string Order(KernelContext kernel) => !kernel.Program.Reduces.Any() ? "Nothing is summed: the statistics are there already."
        : kernel.Walk == Walk.Columns ? $"Columns are summed down the rows in pieces and blocks as SetOrder has them{AlongRows(kernel)}, and these sums are gathered in double, in every width alike: the bits are the same on all hardware."
        : $"Sums run in {kernel.Compute.VirtualLanes} virtual lanes along each run, in pieces as SetOrder has them, and are gathered in double, in every width alike: the bits are the same on all hardware.";

    private static string AlongRows(KernelContext kernel) =>
        kernel.Program.FeatureSums.Count == 0 ? "" : $", what each feature adds up runs in {ColumnSchedule.LanesAlongRow(kernel.Compute)} virtual lanes along its row of a block";

    public static string Plan(KernelContext kernel, Schedule schedule)
    {
        if (kernel.Walk != Walk.Columns)
            return $"{schedule.Bits} bits: vectors of {schedule.VectorLanes} along each run, the tail by its length; {schedule.Map.VectorsPerStep} vectors of output a step.";
        ColumnSchedule columns = Planner.PlanColumns(schedule.Bits, kernel.Compute);
        string sums = kernel.Program.Reduces.Any() ? $"sums of {columns.SumVectors * columns.VectorLanes} columns side by side; " : "";
        return $"{schedule.Bits} bits: vectors of {columns.VectorLanes} columns; {sums}{columns.OutputVectors} vectors of output a step.";
    }
}
