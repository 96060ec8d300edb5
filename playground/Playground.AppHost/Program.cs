Console.WriteLine(new Projects.Playground_Api().ProjectPath);
