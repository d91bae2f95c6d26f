using NormGen.Tests.Kernels;

namespace NormGen.Tests.Support;

/// <summary>Which elements are a set, that is share their statistics.</summary>
/// <param name="IsOverBatch">Those of a feature in the whole batch.</param>
/// <param name="IsOverPosition">Those of a group at one position of a sample; otherwise at all of them.</param>
/// <param name="Groups">The groups of features.</param>
internal readonly record struct SetSharing(bool IsOverBatch, bool IsOverPosition, int Groups)
{
    public static SetSharing Of(SetForm form, SetShape shape) =>
        new(form.IsOverBatch, form.IsOverPosition, form.IsOverBatch || form.Kind == Kind.Instance ? shape.Channels : form.Groups);

    /// <summary>How many sets there are, each of which has a statistic.</summary>
    public int Sets(SetShape shape) => IsOverBatch ? shape.Channels : shape.Samples * Groups * (IsOverPosition ? shape.Spatial : 1);

    /// <summary>The set of each element, as the statistics are numbered.</summary>
    public int[] SetsOf(SetShape shape)
    {
        int[] sets = new int[shape.Length];
        int groupSize = shape.Channels / Groups;
        for (int sample = 0, i = 0; sample < shape.Samples; sample++)
        {
            for (int channel = 0; channel < shape.Channels; channel++)
            {
                int group = IsOverBatch ? channel : sample * Groups + channel / groupSize;
                for (int position = 0; position < shape.Spatial; position++)
                    sets[i++] = IsOverPosition ? group * shape.Spatial + position : group;
            }
        }

        return sets;
    }
}
