namespace TransformerBlock;

/// <summary>Scores to probabilities.</summary>
internal static class Softmax
{
    /// <summary>In place: exp(score) divided by the sum of all. The largest is taken off first, so that no exponential overflows.</summary>
    public static void Apply(Span<float> scores)
    {
        float largest = float.NegativeInfinity, sum = 0;
        foreach (float score in scores)
            largest = MathF.Max(largest, score);
        foreach (ref float score in scores)
        {
            // Libraries differ in the last bit of their exponentials, which rounding a double to float leaves nothing of.
            score = (float)Math.Exp(score - largest);
            sum += score;
        }

        foreach (ref float score in scores)
            score /= sum;
    }
}
