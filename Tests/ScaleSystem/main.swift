import Commands

ScaleApp.main()
