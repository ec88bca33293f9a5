"""The modules that write to the user's disk: a site as a whole folder, or single files beside others.

    publish       files -> a folder of exactly these files
    staging       the folder beside it that a site is written into first
    swap          the exchange of the two folders, and the repair after a crash
    exchange      two names exchanged in one step, where the system can
    place         where these folders and the lock lie
    flush         waiting until the disk has what was written
    marker        the file that marks the folders that we made
    install       files -> a folder that may hold other files, all or none
    lock          processes that write to one folder take turns
    folder_files  the files of a folder, and whether they have changed
    files_by_path files whose contents are read or made on access
    site_paths    the paths that a site may have
    os_errors     the reason, in Chinese, why the system refused something

The cache (`build/`) and the importer (`importing/write_folder.py`) write folders of their own.
"""
