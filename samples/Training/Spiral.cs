namespace Training;

/// <summary>Points on the arms of a spiral, as many on each.</summary>
internal static class Spiral
{
    /// <summary>Draws points, and the arm that each is on.</summary>
    public static (float[] Points, int[] Classes) Draw(int count, Random random)
    {
        float[] points = new float[Shape.Inputs * count];
        int[] classes = new int[count];
        for (int i = 0; i < count; i++)
        {
            classes[i] = i % Shape.Classes;
            double radius = Math.Sqrt(random.NextDouble());
            double angle = (2 * Math.PI * classes[i] / Shape.Classes) + (5 * radius) + (0.25 * (random.NextDouble() - 0.5));
            Put(points, i, radius * Math.Cos(angle), radius * Math.Sin(angle));
        }

        return (points, classes);
    }

    /// <summary>Puts a point into an array of them.</summary>
    public static void Put(float[] points, int i, double x, double y) => (points[Shape.Inputs * i], points[Shape.Inputs * i + 1], points[Shape.Inputs * i + 2]) = ((float)x, (float)y, 1);
}
