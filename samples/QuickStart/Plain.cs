namespace QuickStart;

/// <summary>What one writes by hand first: a loop for each sum and a loop for the result. An empty weight or bias means none.</summary>
internal static class Plain
{
    /// <summary>The ε that the annotated methods have when nothing is said.</summary>
    public const float Epsilon = 1e-5f;

    public static void Rms(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, Span<float> y, int dim)
    {
        for (int start = 0; start < x.Length; start += dim)
        {
            ReadOnlySpan<float> row = x.Slice(start, dim);
            Span<float> output = y.Slice(start, dim);

            float squares = 0;
            foreach (float value in row)
                squares += value * value;
            float scale = 1 / MathF.Sqrt(squares / dim + Epsilon);

            if (weight.IsEmpty)
            {
                for (int i = 0; i < row.Length; i++)
                    output[i] = row[i] * scale;
            }
            else
            {
                for (int i = 0; i < row.Length; i++)
                    output[i] = row[i] * scale * weight[i];
            }
        }
    }

    public static void Layer(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> y, int dim)
    {
        for (int start = 0; start < x.Length; start += dim)
        {
            ReadOnlySpan<float> row = x.Slice(start, dim);
            Span<float> output = y.Slice(start, dim);

            float sum = 0;
            foreach (float value in row)
                sum += value;
            float mean = sum / dim;

            float squares = 0;
            foreach (float value in row)
                squares += (value - mean) * (value - mean);
            float scale = 1 / MathF.Sqrt(squares / dim + Epsilon);

            if (weight.IsEmpty)
            {
                for (int i = 0; i < row.Length; i++)
                    output[i] = (row[i] - mean) * scale;
            }
            else if (bias.IsEmpty)
            {
                for (int i = 0; i < row.Length; i++)
                    output[i] = (row[i] - mean) * scale * weight[i];
            }
            else
            {
                for (int i = 0; i < row.Length; i++)
                    output[i] = (row[i] - mean) * scale * weight[i] + bias[i];
            }
        }
    }
}
