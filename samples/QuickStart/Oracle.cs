namespace QuickStart;

/// <summary>The answers in double precision, for a file that brings none of its own.</summary>
internal static class Oracle
{
    public static double[] Rms(float[] x, float[] weight, int dim) =>
        EachRow(x, weight, [], dim, centre: false);

    public static double[] Layer(float[] x, float[] weight, float[] bias, int dim) =>
        EachRow(x, weight, bias, dim, centre: true);

    private static double[] EachRow(float[] x, float[] weight, float[] bias, int dim, bool centre)
    {
        var y = new double[x.Length];
        for (int start = 0; start < x.Length; start += dim)
        {
            ReadOnlySpan<float> row = x.AsSpan(start, dim);
            double mean = 0, squares = 0;
            if (centre)
            {
                foreach (float value in row)
                    mean += value;
                mean /= dim;
            }

            foreach (float value in row)
                squares += (value - mean) * (value - mean);
            double scale = 1 / Math.Sqrt(squares / dim + Plain.Epsilon);

            for (int i = 0; i < dim; i++)
                y[start + i] = (row[i] - mean) * scale * (weight is [] ? 1 : weight[i]) + (bias is [] ? 0 : bias[i]);
        }

        return y;
    }
}
