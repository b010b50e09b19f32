module toasoan.example/article

go 1.19
