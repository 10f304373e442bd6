"""What the functions of Vectora's inbox share; the standard library and boto3, which Lambda brings, and nothing else."""
